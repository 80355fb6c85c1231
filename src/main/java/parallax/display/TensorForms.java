package parallax.display;

import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;
import parallax.tensor.TensorText;

/** Arrays of numbers: always as aligned text, small ones as a grid too, one matrix per pair of leading indices. */
final class TensorForms {
    private static final int MAX_CELLS = 400;
    private static final int MAX_ROW = 24;

    private static final String STYLE = "<style>.px-t{font:13px/1.4 ui-monospace,Menlo,Consolas,monospace;margin:2px 0}"
            + ".px-t .px-s{display:inline-block;vertical-align:top;margin:4px 14px 4px 0}"
            + ".px-t .px-i{opacity:.75}"
            + ".px-t table{border-collapse:collapse;margin:2px 0!important;font:inherit!important;color:inherit;"
            + "border:solid currentColor!important;border-width:0 1.5px!important;border-radius:4px}"
            + ".px-t td{text-align:right!important;padding:2px 8px!important;border:0!important;color:inherit;"
            + "background:none!important;font-variant-numeric:tabular-nums;white-space:pre}"
            + ".px-t tr{background:none!important}</style>";

    private TensorForms() {}

    static MimeBundle of(Tensor tensor) {
        double[] data = tensor.data();
        return of("Tensor " + Shapes.text(tensor.shape()), tensor.shape(), k -> data[(int) k]);
    }

    /**
     * Returns the forms of any array.
     *
     * @param entry the entry at a row-major index
     */
    static MimeBundle of(String title, int[] shape, LongToDoubleFunction entry) {
        MimeBundle bundle = MimeBundle.text(TensorText.of(title, shape, entry));
        return isSmall(shape) ? bundle.with(MimeBundle.HTML, html(title, shape, entry)) : bundle;
    }

    private static boolean isSmall(int[] shape) {
        long cells = 1;
        for (int n : shape) {
            cells *= n;
        }
        return shape.length >= 1
                && shape.length <= 4
                && cells >= 1
                && cells <= MAX_CELLS
                && shape[shape.length - 1] <= MAX_ROW;
    }

    private static String html(String title, int[] shape, LongToDoubleFunction entry) {
        int columns = shape[shape.length - 1];
        int rows = shape.length == 1 ? 1 : shape[shape.length - 2];
        int length = 1;
        for (int n : shape) {
            length *= n;
        }
        String format = format(length, entry);
        StringBuilder out = new StringBuilder(STYLE).append("<div class=\"px-t\"><div class=\"px-i\">");
        out.append(Html.escape(title)).append("</div>");
        for (int start = 0; start < length; start += rows * columns) {
            out.append("<div class=\"px-s\">");
            if (shape.length > 2) {
                out.append("<div class=\"px-i\">")
                        .append(slice(shape, start / (rows * columns)))
                        .append("</div>");
            }
            out.append("<table><tbody>");
            for (int i = 0; i < rows; i++) {
                out.append("<tr>");
                for (int j = 0; j < columns; j++) {
                    double v = entry.applyAsDouble(start + (long) i * columns + j);
                    String text = Double.isFinite(v) ? String.format(Locale.ROOT, format, v) : NumberText.of(v);
                    // What rounds to zero has no sign worth showing.
                    String plain = text.matches("-0(\\.0*)?") ? text.substring(1) : text;
                    out.append("<td>").append(plain).append("</td>");
                }
                out.append("</tr>");
            }
            out.append("</tbody></table></div>");
        }
        return out.append("</div>").toString();
    }

    /** Returns the name of one matrix: [1, 0, :, :]. */
    private static String slice(int[] shape, int index) {
        String leading = shape.length == 3 ? "" + index : index / shape[1] + ", " + index % shape[1];
        return "[" + leading + ", :, :]";
    }

    /** Returns the format with the fewest decimals, four at most, that shows every entry as TensorText's four would. */
    private static String format(int length, LongToDoubleFunction entry) {
        double largest = 0;
        int decimals = 0;
        for (int k = 0; k < length; k++) {
            double v = entry.applyAsDouble(k);
            if (Double.isFinite(v)) {
                largest = Math.max(largest, Math.abs(v));
                String text = String.format(Locale.ROOT, "%.4f", v).replaceAll("0+$", "");
                decimals = Math.max(decimals, text.length() - 1 - text.indexOf('.'));
            }
        }
        return largest >= 1e6 || (largest > 0 && largest < 1e-3) ? "%.3e" : "%." + decimals + "f";
    }
}
