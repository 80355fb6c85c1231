package parallax.session;

import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.JShell;

/** One line of help for the errors beginners make most. */
final class CompileHelp {
    private CompileHelp() {}

    static Optional<String> of(JShell shell, Diag error) {
        return switch (error.getCode()) {
            case "compiler.err.unreachable.stmt" ->
                Optional.of(
                        "the statement before it never lets the program get here (a return, a throw, an endless loop)");
            default -> Optional.empty();
        };
    }
}
