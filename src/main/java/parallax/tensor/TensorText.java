package parallax.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Entries of an array as aligned text: innermost axis in a line, long axes elided in the middle.
 *
 * <p>Serves {@link Tensor#toString()} and the display of other arrays, so that both twins look the same.
 */
public final class TensorText {
    /** Axes longer than this show their first and last {@link #EDGE} entries. */
    private static final int LONG = 12;

    private static final int EDGE = 4;
    private static final int MAX_LINES = 60;
    private static final String WHOLE = "%.0f";

    private final int[] shape;
    private final LongToDoubleFunction entry;
    private final StringBuilder out = new StringBuilder();
    private String format;
    private int width;
    private int lines;

    private TensorText(int[] shape, LongToDoubleFunction entry, String format) {
        this.shape = shape;
        this.entry = entry;
        this.format = format;
    }

    /** Returns a title line, then the entries (row-major), aligned and elided. Arguments are not modified. */
    public static String of(String title, int[] shape, double[] data) {
        return of(title, shape, k -> data[(int) k]);
    }

    /**
     * Returns a title line, then the entries, aligned and elided.
     *
     * @param shape Not modified.
     * @param entry the entry at an index in row-major order; asked for those shown alone
     */
    public static String of(String title, int[] shape, LongToDoubleFunction entry) {
        return of(title, new TensorText(shape, entry, "%.4f"));
    }

    /** Returns the same of entries that are whole numbers, which are written as such. */
    public static String ofWhole(String title, int[] shape, LongToDoubleFunction entry) {
        return of(title, new TensorText(shape, entry, WHOLE));
    }

    private static String of(String title, TensorText text) {
        long length = Arrays.stream(text.shape).asLongStream().reduce(1, (a, b) -> a * b);
        text.out.append(title).append('\n');
        if (length == 0) {
            text.out.append("(no entries)");
        } else {
            text.chooseFormat(length);
            text.axis(0, 0, length);
        }
        return text.out.toString();
    }

    // Of the entries shown alone: a large tensor is as quick to print as a small one.
    private void chooseFormat(long length) {
        double[] shown = shown(0, 0, length).toArray();
        double largest = Arrays.stream(shown)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (!format.equals(WHOLE) && (largest >= 1e6 || (largest > 0 && largest < 1e-3))) {
            format = "%.3e";
        }
        for (double v : shown) {
            width = Math.max(width, number(v).length());
        }
    }

    private DoubleStream shown(int axis, long start, long count) {
        if (axis == shape.length) {
            return DoubleStream.of(entry.applyAsDouble(start));
        }
        int n = shape[axis];
        long step = count / n;
        return IntStream.iterate(0, i -> i < n, i -> next(i, n))
                .mapToObj(i -> shown(axis + 1, start + i * step, step))
                .flatMapToDouble(entries -> entries);
    }

    private String number(double v) {
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            return Double.toString(v);
        }
        return String.format(Locale.ROOT, format, v);
    }

    private void axis(int axis, long start, long count) {
        if (axis == shape.length) {
            String v = number(entry.applyAsDouble(start));
            out.append(" ".repeat(width - v.length())).append(v);
            return;
        }
        boolean row = axis == shape.length - 1;
        // Rows stand under each other, matrices a blank line apart.
        String between = row ? " " : "\n".repeat(Math.min(2, shape.length - 1 - axis)) + " ".repeat(axis + 1);
        int n = shape[axis];
        long step = count / n;
        out.append('[');
        for (int i = 0; i < n; i = next(i, n)) {
            if (i > 0) {
                if (!row && ++lines > MAX_LINES) {
                    out.append(between).append("...");
                    break;
                }
                if (n > LONG && i == n - EDGE) {
                    out.append(between).append("...,");
                }
                out.append(between);
            }
            axis(axis + 1, start + i * step, step);
            out.append(i < n - 1 ? "," : "");
        }
        out.append(']');
    }

    private static int next(int i, int n) {
        return n > LONG && i == EDGE - 1 ? n - EDGE : i + 1;
    }
}
