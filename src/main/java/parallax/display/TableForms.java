package parallax.display;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import parallax.display.TableHtml.Cell;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.table.Relation;

/** Tables of Tablesaw: the first rows, aligned by type. */
final class TableForms {
    private static final int MAX_ROWS = 20;
    private static final int MAX_COLUMNS = 20;

    private final Relation table;
    private final int rows;
    private final int columns;

    private TableForms(Relation table) {
        this.table = table;
        this.rows = Math.min(table.rowCount(), MAX_ROWS);
        this.columns = Math.min(table.columnCount(), MAX_COLUMNS);
    }

    static Form of(Relation table) {
        TableForms forms = new TableForms(table);
        return Form.html(forms.title(), forms::text, forms::html);
    }

    private String title() {
        String name = table.name() == null || table.name().isBlank() ? "Table" : table.name();
        return name + ": " + table.rowCount() + (table.rowCount() == 1 ? " row, " : " rows, ") + table.columnCount()
                + (table.columnCount() == 1 ? " column" : " columns");
    }

    private String rest() {
        List<String> rest = new ArrayList<>();
        if (table.rowCount() > rows) {
            rest.add((table.rowCount() - rows) + " more rows");
        }
        if (table.columnCount() > columns) {
            rest.add((table.columnCount() - columns) + " more columns");
        }
        return String.join(", ", rest);
    }

    private String text() {
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i <= rows; i++) {
            lines.add(new StringBuilder());
        }
        for (int j = 0; j < columns; j++) {
            List<String> cells = new ArrayList<>(List.of(table.column(j).name()));
            for (int i = 0; i < rows; i++) {
                cells.add(cell(i, j).replaceAll("\\s+", " "));
            }
            int width = cells.stream().mapToInt(String::length).max().orElse(0);
            for (int i = 0; i < cells.size(); i++) {
                String pad = " ".repeat(width - cells.get(i).length());
                lines.get(i).append(j == 0 ? "" : "  ").append(isNumeric(j) ? pad + cells.get(i) : cells.get(i) + pad);
            }
        }
        StringBuilder out = new StringBuilder(title());
        lines.forEach(line -> out.append('\n').append(line.toString().stripTrailing()));
        return rest().isEmpty() ? out.toString() : out + "\n... " + rest();
    }

    private String html() {
        TableHtml html = new TableHtml(title());
        html.head(row(j -> table.column(j).name()));
        for (int i = 0; i < rows; i++) {
            int row = i;
            html.row(row(j -> cell(row, j)));
        }
        return html.end(rest());
    }

    private List<Cell> row(IntFunction<String> text) {
        return IntStream.range(0, columns)
                .mapToObj(j -> isNumeric(j) ? Cell.number(text.apply(j)) : Cell.text(text.apply(j)))
                .toList();
    }

    private boolean isNumeric(int j) {
        return table.column(j) instanceof NumericColumn;
    }

    private String cell(int i, int j) {
        Column<?> column = table.column(j);
        return column.isMissing(i) ? "" : String.valueOf(column.getString(i));
    }
}
