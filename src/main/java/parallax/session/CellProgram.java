package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell taken apart into stretches of Java and lines that speak to the session, such as {@code %jars lib/*.jar}.
 *
 * @param cellMagic the name behind {@code %%} if the cell's first line has one
 * @param arguments the rest of that line
 * @param body where the text behind that line starts
 * @param steps what is to be done, in order
 */
record CellProgram(Optional<String> cellMagic, String arguments, int body, List<Step> steps) {
    /**
     * A stretch of Java, or one magic line.
     *
     * @param magic the magic's name; empty for Java
     * @param from where the Java, or the magic's arguments, start
     * @param to where they end
     */
    record Step(Optional<String> magic, int from, int to) {}

    private static final Pattern CELL_MAGIC = Pattern.compile("\\s*%%(\\w+)[ \\t]*([^\\n]*)(?:\\n|$)");

    // Only the names there are: a line may well begin with the remainder operator.
    private static final Pattern LINE_MAGIC = Pattern.compile(
            "^[ \\t]*%(" + String.join("|", Magics.NAMES) + ")(?:[ \\t]+([^\\n]*))?$", Pattern.MULTILINE);

    static CellProgram of(String text) {
        Matcher first = CELL_MAGIC.matcher(text);
        boolean isMagic = first.lookingAt();
        int body = isMagic ? first.end() : 0;
        List<Step> steps = new ArrayList<>();
        int done = body;
        for (MatchResult line : MagicLines.inCode(LINE_MAGIC, text, body)) {
            steps.add(new Step(Optional.empty(), done, line.start()));
            int from = line.group(2) == null ? line.end() : line.start(2);
            steps.add(new Step(Optional.of(line.group(1)), from, line.end()));
            done = line.end();
        }
        steps.add(new Step(Optional.empty(), done, text.length()));
        return new CellProgram(
                isMagic ? Optional.of(first.group(1)) : Optional.empty(),
                isMagic ? first.group(2).strip() : "",
                body,
                steps);
    }
}
