package parallax.kernel;

/** Positions in a text: Jupyter counts code points, Java UTF-16 units. */
final class Cursor {
    private Cursor() {}

    /** Returns the UTF-16 index of a position; one outside the text is moved to its nearest end. */
    static int index(String text, int codePoints) {
        int count = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.max(0, Math.min(codePoints, count)));
    }

    /** Returns the position of a UTF-16 index. */
    static int position(String text, int index) {
        return text.codePointCount(0, Math.max(0, Math.min(index, text.length())));
    }
}
