package parallax.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.VarSnippet;

/** Words for declarations JShell has taken although they cannot be used as they are. */
final class Waiting {
    private Waiting() {}

    /** Tells whether a snippet of this status is taken, and not to be used. */
    static boolean is(Status status) {
        return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
    }

    /** Returns why a declaration cannot be used, as a clause that begins with "it". */
    static String why(JShell shell, DeclarationSnippet snippet) {
        List<String> missing = shell.unresolvedDependencies(snippet).toList();
        // Of an abstract method JShell says that it waits for itself.
        List<String> others = missing.stream()
                .filter(name -> !name.equals(CompileHelp.declared(snippet)))
                .toList();
        if (!others.isEmpty()) {
            return "it waits for " + String.join(", ", others);
        }
        if (!missing.isEmpty()) {
            return "it has no body";
        }
        return problem(shell, snippet)
                .map(problem -> "it does not fit what is declared now: " + problem)
                .orElse("it does not fit what is declared now");
    }

    /** Says of a declaration a cell has just made why it cannot be used. */
    static String note(JShell shell, DeclarationSnippet snippet) {
        String why = why(shell, snippet);
        String use = why.startsWith("it waits") ? "it can be used once that is defined" : "it cannot be used as it is";
        return CompileHelp.declared(snippet) + why.substring("it".length()) + ": " + use + ".";
    }

    /** Returns javac's first message about a snippet in one line. */
    static Optional<String> problem(JShell shell, Snippet snippet) {
        return shell.diagnostics(snippet)
                .filter(diag -> diag.isError())
                .map(diag -> String.join(
                        "; ",
                        CompileErrors.plain(diag)
                                .strip()
                                .lines()
                                .map(line ->
                                        line.strip().replaceAll("\\s+", " ").replaceAll(";$", ""))
                                .toList()))
                .findFirst();
    }

    /** Says of a name why what is declared under it cannot be used; empty if nothing is, or if it can. */
    static Optional<String> declared(JShell shell, String kind, String name) {
        Stream<? extends DeclarationSnippet> known = switch (kind) {
            case "method" -> shell.methods();
            case "class" -> shell.types();
            // Of the Box in Box.make() javac says that it is a variable.
            default -> Stream.concat(shell.variables(), shell.types());
        };
        return known.filter(snippet -> snippet.name().equals(name) && is(shell.status(snippet)))
                .findFirst()
                .map(snippet -> snippet instanceof VarSnippet
                        ? name + " is gone, since what it was made of has changed; declare it again."
                        : CompileHelp.declared(snippet) + " is declared, but cannot be used yet: " + why(shell, snippet)
                                + ".");
    }
}
