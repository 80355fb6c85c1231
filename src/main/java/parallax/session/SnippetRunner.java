package parallax.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import parallax.session.SnippetIds.Place;

/** Runs snippets one by one and keeps JShell tidy: nothing of a failed cell stays that later cells would stumble over. */
final class SnippetRunner {
    private final JShell shell;
    private final IndexedFiles files;
    private final Classpath classpath;
    private final CellControl control;
    private final SnippetIds ids;
    private final CompileErrors compileErrors;
    private final List<DeclarationSnippet> waiting = new ArrayList<>();
    private final List<VarSnippet> temporaries = new ArrayList<>();
    /** Where records that ran were made right: were one rejected first when it runs again, JShell would empty variables of it. */
    private final Map<String, Integer> publicConstructors = new HashMap<>();

    private final List<String> notes = new ArrayList<>();
    private final Redefinitions redefinitions;
    private final ImportedTypes importedTypes;
    private final FailedInitializers failedInitializers = new FailedInitializers();
    private final FinalVariables finalVariables = new FinalVariables();
    private final SnippetErrors errors;

    SnippetRunner(JShell shell, IndexedFiles files, Classpath classpath, CellControl control, SnippetIds ids) {
        this.shell = shell;
        this.files = files;
        this.classpath = classpath;
        this.control = control;
        this.ids = ids;
        compileErrors = new CompileErrors(shell);
        redefinitions = new Redefinitions(shell, control);
        importedTypes = new ImportedTypes(shell);
        errors = new SnippetErrors(shell, control, ids);
    }

    /** How a snippet ended: with an error, or with its value, which is null if it has none. */
    record Ran(Optional<CellError> error, Object value, boolean rejected) {
        static Ran failed(CellError error, boolean rejected) {
            return new Ran(Optional.of(error), null, rejected);
        }
    }

    /** Runs the text, which stands at the place. */
    Ran run(String text, Place place) {
        control.reset();
        Object value = null;
        List<SnippetEvent> own = evaluate(failedInitializers.current(text), place).stream()
                .filter(event -> event.causeSnippet() == null)
                .toList();
        for (SnippetEvent event : own) {
            Snippet snippet = event.snippet();
            if (isRejected(event)) {
                return rejected(snippet);
            }
            failedInitializers.renewal(text, event).ifPresent(again -> evaluate(again, place));
            remember(snippet, event.status());
            value = isExpression(snippet) ? control.outcome().value() : null;
        }
        JShellException exception = own.stream()
                .map(SnippetEvent::exception)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return exception == null && control.outcome().thrown() == null
                ? new Ran(Optional.empty(), value, false)
                : Ran.failed(error(exception, place), false);
    }

    private List<SnippetEvent> evaluate(String text, Place place) {
        Integer known = publicConstructors.get(text);
        if (known != null) {
            return evaluatePublic(text, place, known);
        }
        ids.at(place);
        List<SnippetEvent> events = NeededImports.only(files, () -> shell.eval(text));
        redefinitions.saw(events);
        notes.addAll(importedTypes.replaceBy(events));
        return RecordConstructors.toMakePublic(shell, text, events)
                .map(at -> {
                    shell.drop(events.get(0).snippet());
                    publicConstructors.put(text, at);
                    return evaluatePublic(text, place, at);
                })
                .orElse(events);
    }

    private List<SnippetEvent> evaluatePublic(String text, Place place, int at) {
        String made = text.substring(0, at) + RecordConstructors.PUBLIC + text.substring(at);
        return evaluate(made, place.with(at, RecordConstructors.PUBLIC.length()));
    }

    private Ran rejected(Snippet snippet) {
        Place place = ids.place(snippet.id()).orElseThrow();
        Ran failed = Ran.failed(compileErrors.of(place, snippet), true);
        if (compileErrors.isAtLimit(snippet)) {
            classpath.renewCompiler();
        }
        shell.drop(snippet);
        redefinitions.restore(old -> {
            ids.at(ids.place(old.id()).orElse(place));
            NeededImports.only(files, () -> shell.eval(old.source()));
        });
        return failed;
    }

    private CellError error(JShellException exception, Place place) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            waiting.remove(unresolved.getSnippet()); // the error tells of it
        }
        failedInitializers.saw(control.outcome().thrown());
        return errors.of(exception, place);
    }

    /** Ends a cell: drops what JShell would keep in vain; returns what the learner should be told. */
    List<String> endCell() {
        temporaries.forEach(shell::drop);
        temporaries.clear();
        List<String> told = new ArrayList<>(redefinitions.notes());
        told.addAll(notes);
        notes.clear();
        for (DeclarationSnippet snippet : waiting) {
            if (Waiting.is(shell.status(snippet))) {
                told.add(Waiting.note(shell, snippet));
            }
        }
        waiting.clear();
        return told;
    }

    /** Describes an exception that was thrown outside of a snippet: on another thread, or while a value was drawn. */
    CellError describe(Throwable thrown) {
        failedInitializers.saw(thrown);
        return errors.describe(thrown);
    }

    private void remember(Snippet snippet, Status status) {
        finalVariables.note(snippet).ifPresent(notes::add);
        if (Waiting.is(status) && snippet instanceof DeclarationSnippet declaration) {
            waiting.add(declaration);
        }
        if (snippet instanceof VarSnippet variable && snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            temporaries.add(variable);
            control.clear(variable.name());
        }
    }

    /**
     * Only methods and types may wait, and only for something: a variable's initializer would never run. What waits for
     * nothing is at a limit of the JVM, which JShell does not know of.
     */
    private boolean isRejected(SnippetEvent event) {
        if (!Waiting.is(event.status())) {
            return event.status() == Status.REJECTED;
        }
        return !(event.snippet() instanceof DeclarationSnippet declaration)
                || declaration instanceof VarSnippet
                || shell.unresolvedDependencies(declaration).findAny().isEmpty();
    }

    private static boolean isExpression(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.EXPRESSION || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /** Tells whether what ran last was left behind. */
    boolean leftBehind() {
        return control.outcome().abandoned();
    }
}
