package parallax.session;

import java.nio.file.Path;
import java.util.List;

/**
 * The text of one cell, and the way from an index into it to a line, a column and a caret.
 *
 * @param name what errors call it
 * @param text what is run
 * @param written what the learner wrote, in the same lines
 */
record CellSource(int cell, String name, String text, String written) {
    private static final int TAB = 4;
    /** Longer lines are shown in part. */
    static final int WIDEST = 200;

    private static final String CUT = "...";

    CellSource(int cell, String text) {
        this(cell, "cell " + cell, text, text);
    }

    /** Makes one of a file's text that a cell loads. */
    static CellSource of(int cell, Path file, String text) {
        return new CellSource(cell, String.valueOf(file.getFileName()), text, text);
    }

    /** Returns this with another text that is run in its place, line for line. */
    CellSource running(String other) {
        return new CellSource(cell, name, other, written);
    }

    /** Returns the line of the index, from 1. */
    int line(int index) {
        int line = 1;
        for (int i = 0; i < Math.min(index, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Returns the column of the index in code points, from 1. */
    int column(int index) {
        int at = Math.min(index, text.length());
        return text.codePointCount(lineStart(at), at) + 1;
    }

    /** Returns a line as it was written, counted from 1, without its end; empty if there is none. */
    String lineText(int line) {
        String[] lines = written.split("\n", -1);
        return line > lines.length ? "" : lines[line - 1].stripTrailing();
    }

    /**
     * Returns the line that holds the index, with its tabs as blanks, and under it carets that mark a range of it. Of a long
     * line only what is near the index is shown.
     */
    List<String> excerpt(int index, int start, int end) {
        int at = Math.min(index, text.length());
        int lineStart = lineStart(at);
        int lineEnd = lineEnd(at);
        int from = lineEnd - lineStart <= WIDEST ? lineStart : Math.max(lineStart, at - WIDEST / 2);
        int until = Math.min(lineEnd, from + WIDEST);
        String before = from > lineStart ? CUT : "";
        String line = text.substring(from, until).stripTrailing().replace("\t", " ".repeat(TAB));
        int first = Math.min(Math.max(start, from), until);
        int last = Math.min(Math.max(end, first), until);
        String blanks = " ".repeat(before.length() + width(from, first));
        return List.of(
                before + line + (until < lineEnd ? CUT : ""), blanks + "^".repeat(Math.max(1, width(first, last))));
    }

    /** Returns a part of the text; indexes outside of it are moved to its ends. */
    String textBetween(int from, int until) {
        int start = Math.max(0, Math.min(from, text.length()));
        return text.substring(start, Math.max(start, Math.min(until, text.length())));
    }

    private int lineStart(int index) {
        return index == 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
    }

    private int lineEnd(int index) {
        int end = text.indexOf('\n', index);
        return end < 0 ? text.length() : end;
    }

    private int width(int from, int to) {
        return text.substring(from, to).codePoints().map(CellSource::width).sum();
    }

    private static int width(int codePoint) {
        if (codePoint == '\t') {
            return TAB;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || codePoint == '\r') {
            return 0;
        }
        boolean emoji = codePoint >= 0x1F300 && codePoint <= 0x1FAFF;
        return emoji || Character.isIdeographic(codePoint) ? 2 : 1;
    }
}
