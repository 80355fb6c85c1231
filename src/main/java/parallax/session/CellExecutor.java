package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import parallax.session.CellError.Kind;
import parallax.session.SnippetSplitter.Piece;

/** Takes a cell apart, runs it snippet by snippet, and says how it ended. */
final class CellExecutor {
    private final JShell shell;
    private final CellControl control;
    private final SnippetIds ids;
    private final SnippetSplitter splitter;
    private final CompileErrors compileErrors;
    private final ExceptionTexts exceptionTexts;
    private volatile boolean running;
    private volatile boolean interrupted;

    CellExecutor(JShell shell, CellControl control, SnippetIds ids) {
        this.shell = shell;
        this.control = control;
        this.ids = ids;
        splitter = new SnippetSplitter(shell.sourceCodeAnalysis());
        compileErrors = new CompileErrors(shell);
        exceptionTexts = new ExceptionTexts(ids);
    }

    void interrupt() {
        interrupted = running;
    }

    CellResult execute(CellSource source) {
        running = true;
        try {
            return run(source);
        } finally {
            running = false;
            interrupted = false;
        }
    }

    private CellResult run(CellSource source) {
        List<Piece> pieces = splitter.split(source.text());
        Optional<Object> value = Optional.empty();
        for (Piece piece : pieces) {
            if (interrupted) {
                return failure(exceptionTexts.interrupted(false));
            }
            Optional<CellError> error = evaluate(source, piece);
            if (error.isPresent()) {
                return failure(error.get());
            }
            value = piece.endsInSemicolon() ? Optional.empty() : Optional.ofNullable(lastValue);
        }
        return new CellResult.Success(value);
    }

    private Object lastValue;

    private Optional<CellError> evaluate(CellSource source, Piece piece) {
        control.reset();
        lastValue = null;
        ids.at(new SnippetIds.Place(source, piece.start()));
        List<SnippetEvent> events = shell.eval(piece.text());
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            if (event.status() == Snippet.Status.REJECTED) {
                return Optional.of(compileErrors.of(source, piece.start(), snippet));
            }
            JShellException exception = event.exception();
            if (exception != null || interrupted) {
                return Optional.of(error(exception));
            }
            lastValue = isExpression(snippet) ? control.outcome().value() : null;
        }
        return Optional.empty();
    }

    private static boolean isExpression(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.EXPRESSION || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private CellError error(JShellException exception) {
        CellRunner.Outcome outcome = control.outcome();
        if (interrupted) {
            return exceptionTexts.interrupted(outcome.abandoned());
        }
        if (exception instanceof EvalException translated && outcome.thrown() != null) {
            return exceptionTexts.of(outcome.thrown(), control.frames(), List.of(translated.getStackTrace()));
        }
        return new CellError(
                Kind.EXCEPTION,
                exception.getClass().getName(),
                String.valueOf(exception.getMessage()),
                List.of(),
                0,
                0);
    }

    private static CellResult failure(CellError error) {
        return new CellResult.Failure(error);
    }

    Completion complete(String code, int cursor) {
        int[] anchor = {cursor};
        List<String> candidates = new ArrayList<>();
        shell.sourceCodeAnalysis().completionSuggestions(code, cursor, anchor).stream()
                .map(s -> s.continuation())
                .distinct()
                .forEach(candidates::add);
        return new Completion(candidates, anchor[0], cursor);
    }

    Optional<Inspection> inspect(String code, int cursor) {
        return shell.sourceCodeAnalysis().documentation(code, cursor, true).stream()
                .findFirst()
                .map(d -> new Inspection(d.signature()));
    }

    Completeness completeness(String code) {
        List<Piece> pieces = splitter.split(code);
        boolean whole = pieces.isEmpty() || pieces.get(pieces.size() - 1).isWhole();
        return new Completeness(whole ? Completeness.Status.COMPLETE : Completeness.Status.INCOMPLETE, "");
    }
}
