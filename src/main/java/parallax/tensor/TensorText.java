package parallax.tensor;

import java.util.Locale;
import java.util.function.LongToDoubleFunction;

/**
 * Entries of an array as aligned text: innermost axis in a line, long axes elided in the middle.
 *
 * <p>Serves {@link Tensor#toString()} and the display of other arrays, so that both twins look the same. Only entries
 * that are shown are read: a large array costs no more than a small one.
 */
public final class TensorText {
    /** Axes longer than this show their first and last {@link #EDGE} entries. */
    private static final int LONG = 12;

    private static final int EDGE = 4;
    private static final int MAX_LINES = 60;

    private final int[] shape;
    private final LongToDoubleFunction entry;
    private StringBuilder out = new StringBuilder();
    private double largest;
    private boolean exponent;
    private int width;
    private int lines;

    private TensorText(int[] shape, LongToDoubleFunction entry) {
        this.shape = shape;
        this.entry = entry;
    }

    /** Returns a title line, then the entries (row-major), aligned and elided. Arguments are not modified. */
    public static String of(String title, int[] shape, double[] data) {
        return of(title, shape, k -> data[(int) k]);
    }

    /**
     * Returns a title line, then the entries, aligned and elided.
     *
     * @param entry the entry at a row-major index, asked for those shown only
     */
    public static String of(String title, int[] shape, LongToDoubleFunction entry) {
        long length = 1;
        for (int n : shape) {
            length *= n;
        }
        if (length == 0) {
            return title + "\n(no entries)";
        }
        TensorText text = new TensorText(shape, entry);
        text.axis(0, 0, length); // the first pass finds the width, the second writes
        text.exponent = text.largest >= 1e6 || (text.largest > 0 && text.largest < 1e-3);
        text.lines = 0;
        text.width = 0;
        text.axis(0, 0, length);
        text.lines = 0;
        text.out = new StringBuilder(title).append('\n');
        text.axis(0, 0, length);
        return text.out.toString();
    }

    private String number(double v) {
        boolean finite = Double.isFinite(v);
        largest = finite ? Math.max(largest, Math.abs(v)) : largest;
        String text = finite ? String.format(Locale.ROOT, exponent ? "%.3e" : "%.4f", v) : Double.toString(v);
        width = Math.max(width, text.length());
        return " ".repeat(width - text.length()) + text;
    }

    private void axis(int axis, long start, long count) {
        if (axis == shape.length) {
            out.append(number(entry.applyAsDouble(start)));
            return;
        }
        boolean row = axis == shape.length - 1;
        out.append('[');
        int n = shape[axis];
        long step = count / n;
        boolean elide = n > LONG;
        for (int i = 0; i < n; i++) {
            if (elide && i == EDGE) {
                out.append(row ? " ...," : "\n" + " ".repeat(axis + 1) + "...,");
                i = n - EDGE;
            }
            if (!row && i > 0) {
                if (++lines > MAX_LINES) {
                    out.append('\n').append(" ".repeat(axis + 1)).append("...");
                    break;
                }
                out.append("\n".repeat(Math.min(2, shape.length - 1 - axis))).append(" ".repeat(axis + 1));
            } else if (i > 0) {
                out.append(' ');
            }
            axis(axis + 1, start + i * step, step);
            out.append(i < n - 1 ? "," : "");
        }
        out.append(']');
    }
}
