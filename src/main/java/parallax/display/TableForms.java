package parallax.display;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.table.Relation;

/** Tables of Tablesaw: the first rows, aligned by type. */
final class TableForms {
    private static final int MAX_ROWS = 20;
    private static final int MAX_COLUMNS = 20;

    /** Of every table. */
    static final String STYLE = "<style>.px-tab table{border-collapse:collapse;color:inherit}"
            + ".px-tab caption{text-align:left;padding:2px 0;color:inherit;opacity:.8;caption-side:top}"
            + ".px-tab th,.px-tab td{padding:3px 10px;border-bottom:1px solid rgba(128,128,128,.35);text-align:left;"
            + "color:inherit}.px-tab .px-n{text-align:right;font-variant-numeric:tabular-nums}</style>";

    private final Relation table;
    private final int rows;
    private final int columns;

    private TableForms(Relation table) {
        this.table = table;
        this.rows = Math.min(table.rowCount(), MAX_ROWS);
        this.columns = Math.min(table.columnCount(), MAX_COLUMNS);
    }

    static MimeBundle of(Relation table) {
        TableForms forms = new TableForms(table);
        return MimeBundle.text(forms.text()).with(MimeBundle.HTML, forms.html());
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
        StringBuilder out = new StringBuilder(STYLE).append("<div class=\"px-tab\"><table><caption>");
        out.append(Html.escape(title())).append("</caption><thead><tr>");
        for (int j = 0; j < columns; j++) {
            out.append(isNumeric(j) ? "<th scope=\"col\" class=\"px-n\">" : "<th scope=\"col\">")
                    .append(Html.escape(table.column(j).name()))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (int i = 0; i < rows; i++) {
            out.append("<tr>");
            for (int j = 0; j < columns; j++) {
                out.append(isNumeric(j) ? "<td class=\"px-n\">" : "<td>")
                        .append(Html.escape(cell(i, j)))
                        .append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        if (!rest().isEmpty()) {
            out.append("<div>... ").append(rest()).append("</div>");
        }
        return out.append("</div>").toString();
    }

    private boolean isNumeric(int j) {
        return table.column(j) instanceof NumericColumn;
    }

    private String cell(int i, int j) {
        Column<?> column = table.column(j);
        return column.isMissing(i) ? "" : String.valueOf(column.getString(i));
    }
}
