package parallax.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text that start with a magic, as an editor sees them. */
final class MagicLines {
    /** Of some magics only the name goes: what is behind it is Java. */
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]*(?:%%?time\\b|%%loadFromPOM\\b.*$|%(?:" + String.join("|", Magics.NAMES) + ")(?:[ \\t].*)?$)");

    private static final Pattern UNFINISHED = Pattern.compile("(?:^|\\n)[ \\t]*%([\\p{L}\\p{N}]*)$");
    private static final Pattern UNFINISHED_CELL = Pattern.compile("^\\s*%%([\\p{L}\\p{N}]*)$");

    private MagicLines() {}

    /** Returns the magics whose name the text's end may be the start of. */
    static List<String> names(String text) {
        Matcher cell = UNFINISHED_CELL.matcher(text);
        if (cell.find()) {
            return startingWith(Magics.CELL_NAMES, cell.group(1));
        }
        Matcher line = UNFINISHED.matcher(text);
        return line.find() && JavaText.isCode(text, text.length() - 1)
                ? startingWith(Magics.NAMES, line.group(1))
                : List.of();
    }

    private static List<String> startingWith(List<String> names, String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Returns the text with blanks in the place of magics. */
    static String blank(String text) {
        return LINE.matcher(text).replaceAll(line -> " ".repeat(line.group().length()));
    }
}
