package parallax.session;

import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import parallax.session.CellError.Kind;
import parallax.session.SnippetIds.Place;

/** Words for what snippets throw, with the frames that JShell translates. */
final class SnippetErrors {
    private final JShell shell;
    private final CellControl control;
    private final SnippetIds ids;

    SnippetErrors(JShell shell, CellControl control, SnippetIds ids) {
        this.shell = shell;
        this.control = control;
        this.ids = ids;
    }

    /** Describes why the snippet at the place, which ran last, failed. */
    CellError of(JShellException exception, Place place) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            DeclarationSnippet snippet = unresolved.getSnippet();
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

    private Frames frames(EvalException translated) {
        return new Frames(control.frames(), List.of(translated.getStackTrace()), ids);
    }
}
