package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import parallax.session.CellError.Kind;
import parallax.session.SnippetIds.Place;

/** Runs snippets one by one and keeps JShell tidy: nothing of a failed cell stays that later cells would stumble over. */
final class SnippetRunner {
    private final JShell shell;
    private final Classpath classpath;
    private final CellControl control;
    private final SnippetIds ids;
    private final CompileErrors compileErrors;
    private final List<DeclarationSnippet> waiting = new ArrayList<>();
    private final List<VarSnippet> temporaries = new ArrayList<>();
    private final Redefinitions redefinitions;

    SnippetRunner(JShell shell, Classpath classpath, CellControl control, SnippetIds ids) {
        this.shell = shell;
        this.classpath = classpath;
        this.control = control;
        this.ids = ids;
        compileErrors = new CompileErrors(shell);
        redefinitions = new Redefinitions(shell, control);
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
        ids.at(place);
        Object value = null;
        List<SnippetEvent> events = NeededImports.only(() -> shell.eval(text));
        redefinitions.saw(events);
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            if (isRejected(event)) {
                Ran failed = Ran.failed(compileErrors.of(place, snippet), true);
                if (compileErrors.isAtLimit(snippet)) {
                    classpath.renewCompiler();
                }
                shell.drop(snippet);
                return failed;
            }
            remember(snippet, event.status());
            if (event.exception() != null || control.outcome().thrown() != null) {
                return Ran.failed(error(event.exception(), place), false);
            }
            value = isExpression(snippet) ? control.outcome().value() : null;
        }
        return new Ran(Optional.empty(), value, false);
    }

    /** Ends a cell: drops what JShell would keep in vain; returns what the learner should be told. */
    List<String> endCell() {
        temporaries.forEach(shell::drop);
        temporaries.clear();
        List<String> told = new ArrayList<>(redefinitions.notes());
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
        control.translateNext(thrown);
        ids.at(new Place(new CellSource(0, ""), 0));
        Frames frames = new Frames(List.of(), List.of(), ids);
        for (SnippetEvent event : shell.eval("0")) {
            if (event.exception() instanceof EvalException translated) {
                frames = frames(translated);
            }
            shell.drop(event.snippet());
        }
        return ExceptionTexts.of(thrown, frames);
    }

    private void remember(Snippet snippet, Status status) {
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

    private CellError error(JShellException exception, Place place) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            DeclarationSnippet snippet = unresolved.getSnippet();
            waiting.remove(snippet); // the error tells of it
            String message = CompileHelp.declared(snippet) + " cannot be used yet: " + Waiting.why(shell, snippet);
            int line = place.source().line(place.start());
            return new CellError(
                    Kind.EXCEPTION, "NotDefinedYet", message, List.of("NotDefinedYet: " + message), line, 0);
        }
        Frames frames = exception instanceof EvalException translated
                ? frames(translated)
                : new Frames(List.of(), List.of(), ids);
        return ExceptionTexts.of(control.outcome().thrown(), frames);
    }

    private Frames frames(EvalException translated) {
        return new Frames(control.frames(), List.of(translated.getStackTrace()), ids);
    }

    /** Tells whether what ran last was left behind. */
    boolean leftBehind() {
        return control.outcome().abandoned();
    }
}
