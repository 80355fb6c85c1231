package parallax.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parallax.session.SnippetIds.Place;
import parallax.session.SnippetRunner.Ran;
import parallax.session.SnippetSplitter.Piece;

/**
 * Runs the Java of a cell, snippet by snippet; statements that follow each other run as one, in braces. So does a single one: of an expression with
 * a semicolon JShell would look for the type and keep the value.
 */
final class CellExecutor {
    /** JShell compiles each snippet by itself, 10 ms at a time; the JVM takes no method above 64 KB. */
    private static final int MOST_IN_A_BLOCK = 500;

    /**
     * How a statement begins that declares nothing. What this misses runs by itself, and a block that does not compile
     * is run piece by piece, so it need not know all of Java.
     */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:for|while|if|do|try|switch|synchronized)\\b.*"
                    + "|[\\p{L}_][\\p{L}\\p{N}_]*(?:\\s*\\.\\s*[\\p{L}_][\\p{L}\\p{N}_]*)*\\s*"
                    + "(?:\\(|=|\\+\\+|--|[-+*/%&|^]=|\\[\\s*[^\\]\\s]).*",
            Pattern.DOTALL);

    /** The id display(x) returns is for updateDisplay, not for the eye. */
    private static final Pattern DISPLAY = Pattern.compile("\\s*(?:Display\\s*\\.\\s*)?display\\s*\\(");

    private final SnippetSplitter splitter;
    private final SnippetRunner runner;
    private final CellRunner thread;

    CellExecutor(SnippetSplitter splitter, SnippetRunner runner, CellRunner thread) {
        this.splitter = splitter;
        this.runner = runner;
        this.thread = thread;
    }

    /** Runs the Java between two indexes of a cell. */
    CellResult run(CellSource source, int from, int to) {
        List<Piece> pieces = splitter.split(source.text(), from, to);
        if (!pieces.isEmpty() && !pieces.get(pieces.size() - 1).isWhole()) {
            int comment = JavaText.openComment(source.text().substring(from, to));
            if (comment >= 0) {
                return new CellResult.Failure(
                        CompileErrors.at(source, from + comment, "a comment begins here and is never closed"));
            }
        }
        Optional<Object> value = Optional.empty();
        int next = 0;
        while (next < pieces.size()) {
            int end = endOfStatements(pieces, next);
            Ran ran = run(source, pieces, next, end);
            // Half as many until they compile, in the end the first alone: that finds what is wrong in few steps.
            while (ran.rejected() && end - next > 1 && !thread.isInterrupted()) {
                end = next + (end - next) / 2;
                ran = run(source, pieces, next, end);
            }
            if (thread.isInterrupted()) {
                return new CellResult.Failure(ExceptionTexts.interrupted(runner.leftBehind()));
            }
            if (ran.error().isPresent()) {
                return new CellResult.Failure(ran.error().get());
            }
            Piece last = pieces.get(end - 1);
            boolean silent =
                    last.endsInSemicolon() || DISPLAY.matcher(last.text()).lookingAt();
            value = silent ? Optional.empty() : Optional.ofNullable(ran.value());
            next = end;
        }
        return new CellResult.Success(value);
    }

    /** Returns where the statements end that can run as one with the first; at least the first is taken. */
    private static int endOfStatements(List<Piece> pieces, int from) {
        int end = from;
        while (end < Math.min(pieces.size(), from + MOST_IN_A_BLOCK) && isStatement(pieces.get(end))) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    private static boolean isStatement(Piece piece) {
        String text = piece.text().stripTrailing();
        return piece.isWhole()
                && (text.endsWith(";") || text.endsWith("}"))
                && STATEMENT.matcher(text).matches();
    }

    private Ran run(CellSource source, List<Piece> pieces, int from, int to) {
        Piece first = pieces.get(from);
        if (isStatement(first)) {
            String text =
                    source.text().substring(first.start(), pieces.get(to - 1).end());
            // The brace stands one character before the text, so positions and lines stay those of the cell.
            Ran ran = runner.run("{" + text + "\n}", new Place(source, first.start() - 1));
            if (to - from > 1 || !ran.rejected()) {
                return ran;
            }
        }
        return runner.run(first.runnable(), new Place(source, first.start()));
    }
}
