package parallax.session;

import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** Tells, once, that JShell lets every variable of a cell be assigned. */
final class FinalVariables {
    private static final Pattern FINAL = Pattern.compile(
            "\\s*(?:(?:@[\\w.]+|static|public|protected|private|transient)\\s+)*final\\s.*", Pattern.DOTALL);

    private boolean told;

    /** Returns a note on the first variable that is declared final. */
    Optional<String> note(Snippet snippet) {
        if (told
                || !(snippet instanceof VarSnippet variable)
                || !FINAL.matcher(JavaText.code(variable.source())).matches()) {
            return Optional.empty();
        }
        told = true;
        return Optional.of("in a notebook final does not hold for a variable outside of methods and classes: "
                + variable.name() + " can be assigned again all the same. (This is told once.)");
    }
}
