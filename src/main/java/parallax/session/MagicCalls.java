package parallax.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The magics that are calls of Java, as in IJava: one behind an equals sign, whose value is assigned, and those that cells have made.
 */
final class MagicCalls {
    private static final String CALLS = "io.github.spencerpark.ijava.runtime.Magics.";
    private static final Pattern BEHIND_EQUALS =
            Pattern.compile("(=[ \\t]*)%(\\w+)(?:[ \\t]+([^\\n]*?))?[ \\t]*;?[ \\t]*$", Pattern.MULTILINE);
    private static final Pattern LINE = Pattern.compile("^([ \\t]*)%(\\w+)(?:[ \\t]+([^\\n]*))?$", Pattern.MULTILINE);
    private static final Pattern CELL = Pattern.compile("(\\s*)%%(\\w+)[ \\t]*([^\\n]*)(?:\\n(.*))?", Pattern.DOTALL);

    /** What a text in JSON is, is the same text in Java. */
    private static final Gson TEXTS = new GsonBuilder().disableHtmlEscaping().create();

    private MagicCalls() {}

    /**
     * Returns a cell in which these magics are calls; all else stands as it stood, in the same lines.
     *
     * @param made the names of the magics that cells have made
     */
    static String inJava(String cell, Set<String> made) {
        if (cell.indexOf('%') < 0) {
            return cell;
        }
        Matcher whole = CELL.matcher(cell);
        if (whole.matches() && made.contains(whole.group(2))) {
            String body = whole.group(4) == null ? "" : whole.group(4);
            return whole.group(1) + call("cellMagic", whole, "," + TEXTS.toJson(body));
        }
        String inLines = replace(
                cell,
                LINE,
                cell,
                line -> isMade(line.group(2), cell, made) ? line.group(1) + call("lineMagic", line, "") : line.group());
        return replace(
                inLines,
                BEHIND_EQUALS,
                MagicLines.blank(inLines),
                found -> found.group(1) + call("lineMagic", found, ""));
    }

    /** Replaces magics; of the bare text, as long as the other, it is told which stand in code. */
    private static String replace(String text, Pattern magic, String bare, Function<MatchResult, String> replacement) {
        StringBuilder made = new StringBuilder();
        int done = 0;
        for (MatchResult found : MagicLines.inCode(magic, bare, 0)) {
            made.append(text, done, found.start()).append(replacement.apply(found));
            done = found.end();
        }
        return made.append(text, done, text.length()).toString();
    }

    /** Tells whether it is a magic that cells have made, or that this one may yet make before it gets there. */
    private static boolean isMade(String name, String cell, Set<String> made) {
        return made.contains(name) || (cell.contains("getMagics()") && !Magics.NAMES.contains(name));
    }

    private static String call(String method, MatchResult magic, String body) {
        String arguments = magic.group(3) == null ? "" : magic.group(3);
        return Words.of(arguments).stream()
                .map(TEXTS::toJson)
                .collect(Collectors.joining(
                        ",",
                        CALLS + method + "(" + TEXTS.toJson(magic.group(2)) + ",java.util.List.of(",
                        ")" + body + ");"));
    }
}
