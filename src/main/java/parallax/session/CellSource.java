package parallax.session;

/** The text of one cell, and the way from an index into it to a line, a column and a caret. */
record CellSource(int cell, String text) {
    private static final int TAB = 4;

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

    /** Returns the text of a line, counted from 1, without its end; empty if there is none. */
    String lineText(int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return "";
            }
            start = next + 1;
        }
        return text.substring(start, lineEnd(start)).stripTrailing();
    }

    /** Returns blanks and carets that stand under the range when they are printed under the first of its lines. */
    String carets(int start, int end) {
        int from = Math.min(start, text.length());
        int until = Math.max(from, Math.min(end, lineEnd(from)));
        return " ".repeat(width(lineStart(from), from)) + "^".repeat(Math.max(1, width(from, until)));
    }

    /** Returns the line that holds the index, with its tabs as blanks so that carets can stand under it. */
    String excerpt(int index) {
        int at = Math.min(index, text.length());
        return text.substring(lineStart(at), lineEnd(at)).stripTrailing().replace("\t", " ".repeat(TAB));
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
