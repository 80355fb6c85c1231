package parallax.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.DeclarationSnippet;
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
                root = CompileHelp.declared(event.snippet());
            } else if (event.snippet() instanceof DeclarationSnippet dependant
                    && event.previousStatus() == Status.VALID
                    && event.status() != Status.OVERWRITTEN
                    && (event.status() != Status.VALID || event.isSignatureChange())) {
                changed.putIfAbsent(dependant, root);
            }
        }
    }

    /** Returns what the learner should be told of the cell, which has ended. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        changed.forEach((dependant, root) -> {
            Status status = shell.status(dependant);
            if (Waiting.is(status) || status == Status.REJECTED) {
                notes.add(root + " was redefined, so " + unfit(dependant));
            } else if (status == Status.VALID && dependant instanceof VarSnippet variable && isEmpty(variable)) {
                notes.add(root + " was redefined, so the variable " + variable.name()
                        + ", which was made with the old one, is now empty (null or 0).");
            }
        });
        changed.clear();
        return notes;
    }

    private String unfit(DeclarationSnippet dependant) {
        if (dependant instanceof VarSnippet) {
            String why = Waiting.problem(shell, dependant)
                    .or(() -> shell.unresolvedDependencies(dependant).findFirst().map(name -> "it needs " + name))
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
                || value instanceof Number number && number.doubleValue() == 0
                || Boolean.FALSE.equals(value)
                || Character.valueOf('\0').equals(value);
    }

    /** Returns the declarations that the snippet replaced, as the events tell. */
    static List<Snippet> replaced(Snippet by, List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.status() == Status.OVERWRITTEN && by.equals(event.causeSnippet()))
                .map(SnippetEvent::snippet)
                .toList();
    }
}
