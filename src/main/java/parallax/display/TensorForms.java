package parallax.display;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;
import parallax.tensor.TensorText;

/**
 * Arrays of numbers, as aligned text and as grids: one matrix per tuple of leading indices, side by side. Of large arrays the text and
 * the grids show the ends of long axes, and of many matrices the first.
 */
final class TensorForms {
    private static final int MAX_CELLS = 400;
    private static final int MAX_ROW = 24;
    private static final int MAX_RANK = 4;

    /** Of an array with more cells: the longest axis that is shown whole, what is shown of others at each end, and how many matrices. */
    private static final int LONG = 12;

    private static final int EDGE = 4;
    private static final int MATRICES = 4;
    private static final int GAP = -1;

    /** Of every such grid. */
    static final String STYLE = "<style>.px-t{font:13px/1.4 ui-monospace,Menlo,Consolas,monospace;margin:2px 0}"
            + ".px-t .px-s{display:inline-block;vertical-align:top;margin:4px 14px 4px 0}"
            + ".px-t .px-i{opacity:.75}"
            + ".px-t table{border-collapse:collapse;margin:2px 0!important;font:inherit!important;color:inherit;"
            + "border:solid currentColor!important;border-width:0 1.5px!important;border-radius:4px}"
            + ".px-t td{text-align:right!important;padding:2px 8px!important;border:0!important;color:inherit;"
            + "background:none!important;font-variant-numeric:tabular-nums;white-space:pre}"
            + ".px-t tr{background:none!important}</style>";

    /** The beginning of every such grid, by which it is known that it needs the style. */
    static final String START = "<div class=\"px-t\">";

    private final int[] shape;
    private final LongToDoubleFunction entry;
    private final int rows;
    private final int columns;
    private final long matrices;
    private final int[] shownRows;
    private final int[] shownColumns;
    private final int shownMatrices;

    private TensorForms(int[] shape, LongToDoubleFunction entry) {
        this.shape = shape;
        this.entry = entry;
        columns = shape.length == 0 ? 1 : shape[shape.length - 1];
        rows = shape.length < 2 ? 1 : shape[shape.length - 2];
        matrices = product(leading());
        boolean whole = product(shape) <= MAX_CELLS && columns <= MAX_ROW && shape.length <= MAX_RANK;
        shownRows = shown(rows, whole);
        shownColumns = shown(columns, whole);
        shownMatrices = (int) Math.min(matrices, whole ? MAX_CELLS : MATRICES);
    }

    static Form of(Tensor tensor) {
        double[] data = tensor.data();
        return of("Tensor " + Shapes.text(tensor.shape()), tensor.shape(), k -> data[(int) k]);
    }

    /**
     * Returns the forms of any array.
     *
     * @param entry the entry at a row-major index; asked for those shown alone
     */
    static Form of(String title, int[] shape, LongToDoubleFunction entry) {
        return Form.html(
                title, () -> TensorText.of(title, shape, entry), () -> new TensorForms(shape, entry).html(title));
    }

    /** Returns the forms of an array of whole numbers. */
    static Form ofWhole(String title, int[] shape, LongToDoubleFunction entry) {
        return Form.html(
                title, () -> TensorText.ofWhole(title, shape, entry), () -> new TensorForms(shape, entry).html(title));
    }

    private String html(String title) {
        StringBuilder out = new StringBuilder(START).append("<div class=\"px-i\">");
        out.append(Html.escape(title)).append("</div>");
        if (product(shape) == 0) {
            return out.append("(no entries)</div>").toString();
        }
        Decimals decimals = Decimals.of(shownEntries());
        for (int m = 0; m < shownMatrices; m++) {
            matrix(out, m, decimals);
        }
        if (matrices > shownMatrices) {
            out.append("<div>... ").append(matrices - shownMatrices).append(" more matrices</div>");
        }
        return out.append("</div>").toString();
    }

    private void matrix(StringBuilder out, int m, Decimals decimals) {
        out.append("<div class=\"px-s\">");
        if (shape.length > 2) {
            out.append("<div class=\"px-i\">").append(slice(m)).append("</div>");
        }
        out.append("<table><tbody>");
        for (int i : shownRows) {
            out.append("<tr>");
            for (int j : shownColumns) {
                String text = j == GAP ? "…" : i == GAP ? "⋮" : decimals.text(entry(m, i, j));
                out.append("<td>").append(text).append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table></div>");
    }

    private double[] shownEntries() {
        DoubleStream.Builder shown = DoubleStream.builder();
        for (int m = 0; m < shownMatrices; m++) {
            for (int i : shownRows) {
                for (int j : shownColumns) {
                    if (i != GAP && j != GAP) {
                        shown.add(entry(m, i, j));
                    }
                }
            }
        }
        return shown.build().toArray();
    }

    private double entry(int m, int i, int j) {
        return entry.applyAsDouble(((long) m * rows + i) * columns + j);
    }

    /** Returns the name of one matrix: [1, 0, :, :]. */
    private String slice(int m) {
        return Shapes.entry("", Shapes.index(m, leading())).replace("]", ", :, :]");
    }

    private int[] leading() {
        return Arrays.copyOf(shape, Math.max(0, shape.length - 2));
    }

    // ND4J's arrays may have more entries than fit an int.
    private static long product(int... sizes) {
        return Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b);
    }

    private static int[] shown(int n, boolean whole) {
        return whole || n <= LONG
                ? IntStream.range(0, n).toArray()
                : IntStream.concat(
                                IntStream.concat(IntStream.range(0, EDGE), IntStream.of(GAP)),
                                IntStream.range(n - EDGE, n))
                        .toArray();
    }
}
