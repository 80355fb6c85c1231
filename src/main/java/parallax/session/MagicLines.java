package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
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
        StringBuilder bare = new StringBuilder(text);
        for (MatchResult line : inCode(LINE, text, 0)) {
            blank(bare, line.start(), line.end());
        }
        return bare.toString();
    }

    /**
     * Returns the magics that stand in code, and in no text or comment. What stands in one opens no comment behind it, as
     * would the slash and star of {@code lib/*.jar}.
     *
     * @param magic finds what may be one
     * @param from where the code begins
     */
    static List<MatchResult> inCode(Pattern magic, String text, int from) {
        StringBuilder bare = new StringBuilder(text);
        blank(bare, 0, from);
        List<MatchResult> found = new ArrayList<>();
        Matcher next = magic.matcher(text);
        for (int at = from; at < text.length() && next.find(at); at = next.end()) {
            if (JavaText.isCode(bare.toString(), text.indexOf('%', next.start()))) {
                found.add(next.toMatchResult());
                blank(bare, next.start(), next.end());
            }
        }
        return found;
    }

    private static void blank(StringBuilder text, int from, int to) {
        text.replace(from, to, " ".repeat(to - from));
    }
}
