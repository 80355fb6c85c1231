package parallax.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a progress line calls each code cell: by the nearest heading above it, or by its own first line. */
final class CellLabels {
    private static final int MOST = 40;
    private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*$");

    private CellLabels() {}

    static List<String> of(Notebook notebook) {
        List<String> labels = new ArrayList<>();
        String heading = null;
        for (Cell cell : notebook.cells()) {
            if (cell instanceof Cell.Markdown) {
                Matcher matcher = HEADING.matcher(cell.source());
                while (matcher.find()) {
                    heading = matcher.group(1).replaceAll("[*`$]", "");
                }
            } else if (cell instanceof Cell.Code) {
                labels.add(brief(heading == null ? firstLine(cell.source()) : heading));
            }
        }
        return labels;
    }

    private static String firstLine(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("(empty)");
    }

    private static String brief(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int space = text.lastIndexOf(' ', MOST - 1);
        return text.substring(0, space > MOST / 2 ? space : MOST - 1) + "…";
    }
}
