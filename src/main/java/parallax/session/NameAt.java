package parallax.session;

/**
 * The name that a cursor in a code means: the one it touches, the one before blanks and semicolons, or that of the call
 * whose closing bracket stands before.
 *
 * @param start where it starts
 * @param end where it ends; both are the cursor if there is no name
 */
record NameAt(int start, int end) {
    static NameAt of(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        NameAt touched = endingAt(code, end);
        if (touched.start < end) {
            return touched;
        }
        int back = cursor;
        while (back > 0 && (code.charAt(back - 1) == ';' || Character.isWhitespace(code.charAt(back - 1)))) {
            back--;
        }
        if (back > 0 && code.charAt(back - 1) == ')') {
            back = opening(code, back - 1);
            while (back > 0 && Character.isWhitespace(code.charAt(back - 1))) {
                back--;
            }
        }
        NameAt before = endingAt(code, back);
        boolean isName = before.start < back && Character.isJavaIdentifierStart(code.charAt(before.start));
        return isName ? before : new NameAt(cursor, cursor);
    }

    private static NameAt endingAt(String code, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return new NameAt(start, end);
    }

    /** Returns the index of the bracket that belongs to a closing one, or 0. */
    private static int opening(String code, int closing) {
        int open = 0;
        for (int i = closing; i > 0; i--) {
            if (JavaText.isCode(code, i)) {
                open += code.charAt(i) == ')' ? 1 : code.charAt(i) == '(' ? -1 : 0;
                if (open == 0) {
                    return i;
                }
            }
        }
        return 0;
    }
}
