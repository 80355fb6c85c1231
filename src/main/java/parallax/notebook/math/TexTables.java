package parallax.notebook.math;

import static parallax.notebook.math.Elements.row;
import static parallax.notebook.math.Elements.stretched;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what stands in rows and columns: matrices, cases, aligned equations. */
final class TexTables {
    private final TexParser parser;
    private final TexTokens tokens;

    TexTables(TexParser parser, TexTokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    /** Reads the rest of an environment, {@code \begin} taken. */
    String environment() {
        String name = tokens.verbatim();
        List<String> fences = TexSymbols.MATRICES.get(name);
        if (fences == null) {
            throw new TexException("unknown environment " + name);
        }
        String columns = name.equals("array") ? tokens.verbatim() : "";
        String table = table(name, columns);
        tokens.expect("\\end");
        String end = tokens.verbatim();
        if (!end.equals(name)) {
            throw new TexException("\\begin{" + name + "} is closed by \\end{" + end + "}");
        }
        if (fences.get(0).isEmpty()) {
            return table;
        }
        return row(stretched(fences.get(0)) + table + stretched(fences.get(1)));
    }

    private String table(String name, String columns) {
        boolean equations = Set.of("aligned", "align", "align*", "split").contains(name);
        StringBuilder xml = new StringBuilder("<mtable" + (equations ? " displaystyle=\"true\"" : "") + ">");
        String row = tableRow(name, columns, equations);
        while (tokens.skip("\\\\") || tokens.skip("\\cr")) {
            xml.append(row);
            row = tableRow(name, columns, equations);
        }
        // A line break after the last row opens no further one.
        boolean last = !row.contains("<mtd") || row.matches("<mtr><mtd[^>]*></mtd></mtr>");
        return xml.append(last ? "" : row).append("</mtable>").toString();
    }

    private String tableRow(String name, String columns, boolean equations) {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(parser.run(false));
        } while (tokens.skip("&"));
        StringBuilder xml = new StringBuilder("<mtr>");
        String letters = columns.replaceAll("[^lcr]", "");
        for (int i = 0; i < cells.size(); i++) {
            char align = equations
                    ? (i % 2 == 0 ? 'r' : 'l')
                    : name.equals("cases") ? 'l' : i < letters.length() ? letters.charAt(i) : 'c';
            String style = align == 'c' ? "" : "text-align:" + (align == 'l' ? "left" : "right") + ";";
            if (equations) {
                style += i % 2 == 0 ? "padding-right:0;" : "padding-left:0;";
            }
            xml.append("<mtd")
                    .append(style.isEmpty() ? "" : " style=\"" + style + "\"")
                    .append('>');
            // An empty element first lets a relation keep its space on the left.
            xml.append(equations && i % 2 == 1 ? "<mi></mi>" : "")
                    .append(cells.get(i))
                    .append("</mtd>");
        }
        return xml.append("</mtr>").toString();
    }

    /** Reads lines one below the other, in braces. */
    String substack() {
        tokens.expect("{");
        String table = table("matrix", "");
        tokens.expect("}");
        return table;
    }
}
