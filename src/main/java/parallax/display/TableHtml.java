package parallax.display;

import java.util.List;

/** Writes a table, row by row: what it is, headings, rows, and a word about those left out. */
final class TableHtml {
    /**
     * Of every such table, and not of a figure or a tensor in one of its cells. A front end has a style for all tables, against which
     * some of it must be said to be important.
     */
    static final String STYLE = "<style>.px-tab{font-size:14px}.px-tab summary{cursor:pointer;white-space:nowrap}"
            + ".px-tab>table{border-collapse:collapse;color:inherit;margin:2px 0;font-size:inherit}"
            + ".px-tab>table>caption{text-align:left;padding:2px 0;color:inherit;opacity:.8;caption-side:top;white-space:nowrap}"
            + ".px-tab>table>*>tr{background:none!important}"
            + ".px-tab>table>*>tr>*{padding:3px 10px;border-bottom:1px solid rgba(128,128,128,.35);color:inherit;"
            + "text-align:left!important;vertical-align:top!important}"
            + ".px-tab>table>*>tr>.px-n{text-align:right!important;font-variant-numeric:tabular-nums}"
            + ".px-tab>table>*>tr>.px-i{font-weight:400;opacity:.65}</style>";

    /** The beginning of every such table, by which it is known that it needs the style. */
    static final String START = "<div class=\"px-tab\">";

    private static final int MAX_CHARACTERS = 1_000;

    private final StringBuilder out = new StringBuilder(START).append("<table>");

    /**
     * One cell.
     *
     * @param html    the content, escaped where it comes from data
     * @param classes for the style: "px-n" of numbers, "px-i" of indices
     */
    record Cell(String html, String classes) {
        static Cell text(String text) {
            return new Cell(Html.escape(TextLines.cut(text, MAX_CHARACTERS)).replace("\n", "<br>"), "");
        }

        static Cell number(String text) {
            return new Cell(Html.escape(text), "px-n");
        }

        boolean isNumber() {
            return classes.equals("px-n");
        }

        static Cell index(int i) {
            return new Cell(Integer.toString(i), "px-n px-i");
        }
    }

    /** Begins a table. */
    TableHtml(String caption) {
        out.append("<caption>").append(Html.escape(caption)).append("</caption>");
    }

    /** Returns what says that there is nothing of which a table could be made. */
    static String empty(String caption) {
        return START + Html.escape(caption) + ", empty</div>";
    }

    /** Writes the headings of the columns. */
    void head(List<Cell> cells) {
        out.append("<thead><tr>");
        cells.forEach(cell -> cell("th scope=\"col\"", cell));
        out.append("</tr></thead>");
    }

    /** Writes a row without a heading. */
    void row(List<Cell> cells) {
        out.append("<tr>");
        cells.forEach(cell -> cell("td", cell));
        out.append("</tr>");
    }

    /** Writes a row with its heading. */
    void row(Cell heading, List<Cell> cells) {
        out.append("<tr>");
        cell("th scope=\"row\"", heading);
        cells.forEach(cell -> cell("td", cell));
        out.append("</tr>");
    }

    /** Ends the table; says what is left out, e.g. "5 more rows", unless it is nothing. */
    String end(String rest) {
        out.append("</table>");
        if (!rest.isEmpty()) {
            out.append("<div>... ").append(rest).append("</div>");
        }
        return out.append("</div>").toString();
    }

    private void cell(String tag, Cell cell) {
        out.append('<').append(tag);
        if (!cell.classes().isEmpty()) {
            out.append(" class=\"").append(cell.classes()).append('"');
        }
        out.append('>').append(cell.html()).append("</").append(tag, 0, 2).append('>');
    }
}
