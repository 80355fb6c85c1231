package parallax.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * What a cell's redefinitions did to declarations of earlier cells. Told is what is left of it at the cell's end: the cell may fill a variable it
 * emptied, and declare anew what no longer fitted.
 */
final class Redefinitions {
    private final JShell shell;
    private final CellControl control;
    private final Map<DeclarationSnippet, String> changed = new LinkedHashMap<>();
    private final List<SnippetEvent> replaced = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();

    Redefinitions(JShell shell, CellControl control) {
        this.shell = shell;
        this.control = control;
    }

    /** Notes what the evaluation of one source did to others. */
    void saw(List<SnippetEvent> events) {
        String root = "";
        for (SnippetEvent event : events) {
            // JShell names the nearest cause, which may itself have changed only because of what the learner declared.
            if (event.causeSnippet() == null) {
                root = cause(event.snippet());
            } else if (event.status() == Status.OVERWRITTEN) {
                replaced.add(event);
            } else if (event.snippet() instanceof DeclarationSnippet dependant
                    && event.previousStatus() == Status.VALID
                    && (event.status() != Status.VALID || event.isSignatureChange())) {
                changed.putIfAbsent(dependant, root);
            }
        }
    }

    private static String cause(Snippet snippet) {
        return snippet instanceof ImportSnippet
                ? "With " + snippet.source().strip().replaceFirst("\\s*;$", "")
                : CompileHelp.declared(snippet) + " was redefined, so";
    }

    /** Returns what the learner should be told of the cell, which has ended. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(gone);
        gone.clear();
        replaced.clear();
        changed.forEach((dependant, root) -> {
            Status status = shell.status(dependant);
            if (Waiting.is(status) || status == Status.REJECTED) {
                notes.add(root + " " + unfit(dependant));
            } else if (status == Status.VALID && dependant instanceof VarSnippet variable && isEmpty(variable)) {
                notes.add(root + " the variable " + variable.name()
                        + ", which was made with the old one, is now empty (null or 0).");
            }
        });
        changed.clear();
        return notes;
    }

    private String unfit(DeclarationSnippet dependant) {
        if (dependant instanceof VarSnippet) {
            String why = Waiting.problem(shell, dependant)
                    .or(() ->
                            shell.unresolvedDependencies(dependant).findFirst().map(name -> "it needs " + name))
                    .map(problem -> ": " + problem)
                    .orElse("");
            return "the variable " + dependant.name() + " is gone" + why + ". Declare it again.";
        }
        return CompileHelp.declared(dependant) + " can no longer be used: " + Waiting.why(shell, dependant) + ".";
    }

    private boolean isEmpty(VarSnippet variable) {
        shell.varValue(variable);
        Object value = control.outcome().value();
        return value == null
                || (value instanceof Number number && number.doubleValue() == 0)
                || Boolean.FALSE.equals(value)
                || Character.valueOf('\0').equals(value);
    }

    /**
     * Gives back what rejected snippets replaced, which JShell has given up: the same source makes the same class, so that nothing else changes.
     * A variable would be computed again; of it the learner is told.
     *
     * @param declare declares a method or a type again
     */
    void restore(Consumer<Snippet> declare) {
        List<SnippetEvent> lost = replaced.stream()
                .filter(event -> !shell.status(event.causeSnippet()).isActive())
                .toList();
        replaced.clear();
        for (SnippetEvent event : lost) {
            if (event.snippet() instanceof VarSnippet variable) {
                gone.add("the earlier variable " + variable.name()
                        + " is gone, since what should replace it does not compile.");
            } else {
                declare.accept(event.snippet());
            }
        }
    }
}
