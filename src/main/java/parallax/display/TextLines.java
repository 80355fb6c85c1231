package parallax.display;

import java.util.List;

/** How long texts are cut, and many put together. */
final class TextLines {
    /** Records and the like that together are longer than this stand one below the other. */
    private static final int MAX_LINE = 120;

    private TextLines() {}

    /** Returns the text, or of a longer one the beginning and how much more there is. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "... (" + (text.length() - end) + " more characters)";
    }

    /** Returns the parts on a line; if one has several lines, is a row of an array, or all are records and too long, a line to each. */
    static String join(String before, List<String> parts, String after) {
        String line = before + String.join(", ", parts) + after;
        boolean tooLong = line.length() > MAX_LINE && parts.stream().anyMatch(part -> part.endsWith("]"));
        if (parts.size() == 1 || !(tooLong || parts.stream().anyMatch(TextLines::isRow))) {
            return line;
        }
        String indent = " ".repeat(before.length());
        return before + String.join(",\n", parts).replace("\n", "\n" + indent) + after;
    }

    /** Tells whether a part does not share its line with others. */
    static boolean isRow(String part) {
        return part.indexOf('\n') >= 0 || part.startsWith("[");
    }
}
