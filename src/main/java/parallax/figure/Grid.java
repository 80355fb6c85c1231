package parallax.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parallax.display.Displayable;
import parallax.display.Html;
import parallax.display.MimeBundle;
import parallax.display.NumberText;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * A grid of cells for a figure: numbers or words, with names for its rows and columns, some of the cells marked, all of them shaded by
 * their numbers if wanted.
 *
 * <pre>{@code
 * Grid grid = Grid.of("x", Tensor.matrix(new double[] {1, 2}, new double[] {3, 4})).mark(Grid.Mark.HOT, 1, 0);
 * }</pre>
 *
 * <p>Immutable: each method returns another grid. Marks differ by their border as well as by colour.
 */
public final class Grid implements Displayable {
    private final String title;
    private final String[][] cells;
    private final double[][] numbers;
    private List<String> rows = List.of();
    private List<String> columns = List.of();
    private double full;
    private Map<List<Integer>, Mark> marks = Map.of();

    /** What a mark says of a cell. */
    public enum Mark {
        /** It belongs to what is looked at: a window, a row. */
        WINDOW("px-win", "looked at"),
        /** It is the one that counts now. */
        HOT("px-hot", "now"),
        /** It is computed now. */
        NOW("px-now", "computed now"),
        /** It is computed already. */
        DONE("px-done", "done"),
        /** It is padding, forbidden, or not there. */
        NONE("px-none", "left out");

        private final String css;
        private final String word;

        Mark(String css, String word) {
            this.css = css;
            this.word = word;
        }
    }

    private Grid(String title, String[][] cells, double[][] numbers) {
        this.title = Arguments.given("title", title);
        this.cells = cells;
        this.numbers = numbers;
    }

    /**
     * Returns a grid of numbers.
     *
     * @param values (H, W), or (W) for a single row. Not modified.
     * @throws IllegalArgumentException if it has another number of axes
     */
    public static Grid of(String title, Tensor values) {
        if (values.rank() != 1 && values.rank() != 2) {
            throw new IllegalArgumentException("a grid has 1 or 2 axes, the tensor has " + values.rank());
        }
        int height = values.rank() == 1 ? 1 : values.size(0);
        int width = values.size(values.rank() - 1);
        double[][] numbers = new double[height][width];
        String[][] cells = new String[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                numbers[i][j] = values.data()[i * width + j];
                cells[i][j] = NumberText.of(numbers[i][j]);
            }
        }
        return new Grid(title, cells, numbers);
    }

    /** Returns a grid of words, a row per list. */
    public static Grid words(String title, List<List<String>> rows) {
        String[][] cells = rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
        return new Grid(title, cells, new double[cells.length][cells.length == 0 ? 0 : cells[0].length]);
    }

    /**
     * Names the rows.
     *
     * @throws IllegalArgumentException if there are not as many names as rows
     */
    public Grid rows(List<String> names) {
        Grid other = copy();
        other.rows = named("rows", names, cells.length);
        return other;
    }

    /**
     * Names the columns.
     *
     * @throws IllegalArgumentException if there are not as many names as columns
     */
    public Grid columns(List<String> names) {
        Grid other = copy();
        other.columns = named("columns", names, cells.length == 0 ? 0 : cells[0].length);
        return other;
    }

    /**
     * Shades each cell by its number: blue above 0, brown below, the stronger the farther from 0.
     *
     * @param full the number, above 0, that has the full colour
     */
    public Grid shaded(double full) {
        if (!(full > 0)) {
            throw new IllegalArgumentException("full must be above 0, is " + full);
        }
        Grid other = copy();
        other.full = full;
        return other;
    }

    /** Marks the cell of row i and column j; a later mark of the same cell replaces an earlier one. */
    public Grid mark(Mark mark, int i, int j) {
        if (i < 0 || i >= cells.length || j < 0 || j >= cells[i].length) {
            throw new IllegalArgumentException("the grid \"" + title + "\" has no cell (" + i + ", " + j + ")");
        }
        Grid other = copy();
        other.marks = new HashMap<>(marks);
        other.marks.put(List.of(i, j), mark);
        return other;
    }

    /** Returns the grid by itself; a {@link StepsFigure} tells more with it. */
    @Override
    public MimeBundle display() {
        return MimeBundle.text(text())
                .with(
                        MimeBundle.HTML,
                        FigureParts.openUntitled(title) + html() + FigureParts.closeStill("The same in words", text()));
    }

    @Override
    public String toString() {
        return text();
    }

    /** Returns the number of cells. */
    int size() {
        return Arrays.stream(cells).mapToInt(row -> row.length).sum();
    }

    String html() {
        StringBuilder out = new StringBuilder("<div class=\"px-map\"><div class=\"px-name\">")
                .append(Html.escape(title))
                .append("</div><table>");
        if (!columns.isEmpty()) {
            out.append("<tr>").append(rows.isEmpty() ? "" : "<th></th>");
            columns.forEach(name ->
                    out.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
            out.append("</tr>");
        }
        for (int i = 0; i < cells.length; i++) {
            out.append("<tr>");
            if (!rows.isEmpty()) {
                out.append("<th scope=\"row\">")
                        .append(Html.escape(rows.get(i)))
                        .append("</th>");
            }
            for (int j = 0; j < cells[i].length; j++) {
                cell(out, i, j);
            }
            out.append("</tr>");
        }
        return out.append("</table></div>").toString();
    }

    private void cell(StringBuilder out, int i, int j) {
        List<String> classes = new ArrayList<>();
        Mark mark = marks.get(List.of(i, j));
        String style = "";
        // A mark's own colour says more than the shade.
        if (full > 0 && mark == null) {
            int much = (int) Math.round(100 * Math.min(1, Math.abs(numbers[i][j]) / full));
            classes.add("px-shade");
            classes.add(numbers[i][j] < 0 ? "px-minus" : "");
            classes.add(much > 60 ? "px-dark" : "");
            style = " style=\"--much:" + much + "%\"";
        }
        classes.add(mark == null ? "" : mark.css);
        String names = String.join(" ", classes).strip().replaceAll(" +", " ");
        out.append(names.isEmpty() ? "<td" : "<td class=\"" + names + "\"")
                .append(style)
                .append(mark == null ? "" : " title=\"" + mark.word + "\"")
                .append('>')
                .append(Html.escape(cells[i][j]))
                .append("</td>");
    }

    /** Returns the cells in columns, a marked one with a sign: [now], (looked at), {computed}, and - where left out. */
    String text() {
        StringBuilder out = new StringBuilder(title);
        int width = Arrays.stream(cells)
                        .flatMap(Arrays::stream)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)
                + 2;
        width = Math.max(width, columns.stream().mapToInt(String::length).max().orElse(0));
        int names = rows.stream().mapToInt(String::length).max().orElse(0);
        if (!columns.isEmpty()) {
            out.append('\n').append(" ".repeat(names));
            for (String name : columns) {
                out.append(' ').append(padded(name, width));
            }
        }
        for (int i = 0; i < cells.length; i++) {
            out.append('\n').append(padded(rows.isEmpty() ? "" : rows.get(i), names));
            for (int j = 0; j < cells[i].length; j++) {
                out.append(' ').append(padded(signed(i, j), width));
            }
        }
        return out.toString();
    }

    private String signed(int i, int j) {
        Mark mark = marks.get(List.of(i, j));
        if (mark == null) {
            return cells[i][j] + " ";
        }
        return switch (mark) {
            case HOT -> "[" + cells[i][j] + "]";
            case WINDOW -> "(" + cells[i][j] + ")";
            case NOW -> "{" + cells[i][j] + "}";
            case DONE -> cells[i][j] + " ";
            case NONE -> cells[i][j] + "-";
        };
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private List<String> named(String what, List<String> names, int count) {
        if (names.size() != count) {
            throw new IllegalArgumentException(
                    "the grid \"" + title + "\" has " + count + " " + what + ", there are " + names.size() + " names");
        }
        return List.copyOf(names);
    }

    private Grid copy() {
        Grid other = new Grid(title, cells, numbers);
        other.rows = rows;
        other.columns = columns;
        other.full = full;
        other.marks = marks;
        return other;
    }
}
