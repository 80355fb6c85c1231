package parallax.tensor;

import java.util.Locale;

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

    private final int[] shape;
    private final double[] data;
    private final StringBuilder out = new StringBuilder();
    private boolean exponent;
    private int width;
    private int lines;

    private TensorText(int[] shape, double[] data) {
        this.shape = shape;
        this.data = data;
    }

    /** Returns a title line, then the entries (row-major), aligned and elided. Arguments are not modified. */
    public static String of(String title, int[] shape, double[] data) {
        TensorText text = new TensorText(shape, data);
        text.out.append(title).append('\n');
        text.chooseFormat();
        if (data.length == 0) {
            text.out.append("(no entries)");
        } else {
            text.axis(0, 0, data.length);
        }
        return text.out.toString();
    }

    private void chooseFormat() {
        double largest = 0;
        double smallest = Double.MAX_VALUE;
        for (double v : data) {
            double a = Math.abs(v);
            if (!Double.isNaN(a) && !Double.isInfinite(a) && a > 0) {
                largest = Math.max(largest, a);
                smallest = Math.min(smallest, a);
            }
        }
        exponent = largest >= 1e6 || (largest > 0 && largest < 1e-3);
        for (double v : data) {
            width = Math.max(width, number(v).length());
        }
    }

    private String number(double v) {
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            return Double.toString(v);
        }
        return String.format(Locale.ROOT, exponent ? "%.3e" : "%.4f", v);
    }

    private void axis(int axis, int start, int count) {
        if (axis == shape.length) {
            out.append(number(data[start]));
            return;
        }
        boolean row = axis == shape.length - 1;
        out.append('[');
        int n = shape[axis];
        int step = count / n;
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
            if (row) {
                String v = number(data[start + i * step]);
                out.append(" ".repeat(width - v.length())).append(v);
            } else {
                axis(axis + 1, start + i * step, step);
            }
            out.append(i < n - 1 ? "," : "");
        }
        out.append(']');
    }
}
