package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts the source of a cell into the snippets JShell takes one by one. */
final class SnippetSplitter {
    /**
     * A part of a cell.
     *
     * @param start where it starts in the cell
     * @param text the text, exactly as in the cell
     * @param completeness what JShell says of it
     */
    record Piece(int start, String text, Completeness completeness) {
        int end() {
            return start + text.length();
        }

        boolean isWhole() {
            return completeness.isComplete();
        }

        /** Returns the text as JShell runs it: a last statement or declaration may lack its semicolon. */
        String runnable() {
            return completeness == Completeness.COMPLETE_WITH_SEMI ? text + "\n;" : text;
        }

        boolean endsInSemicolon() {
            return completeness == Completeness.COMPLETE
                    && JavaText.code(text).stripTrailing().endsWith(";");
        }
    }

    /** JShell scans all it is given for each snippet; a long cell is therefore shown to it through a window. */
    private static final int WINDOW = 512;

    private final SourceCodeAnalysis analysis;

    SnippetSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Returns the snippets of a range in order; one that is not whole is the last and reaches to the end. */
    List<Piece> split(String text, int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int start = from;
        while (start < to) {
            if (Character.isWhitespace(text.charAt(start))) {
                start++;
                continue;
            }
            Piece piece = next(text, start, to);
            if (piece.completeness == Completeness.EMPTY) {
                break;
            }
            pieces.add(piece);
            start = piece.end();
        }
        return pieces;
    }

    private Piece next(String text, int start, int to) {
        for (int window = WINDOW; start + window < to; window *= 2) {
            String part = text.substring(start, start + window);
            CompletionInfo info = analysis.analyzeCompletion(part);
            // Only if something follows in the window is it certain that the snippet does not go on behind it.
            if (info.completeness() == Completeness.COMPLETE && !mayGoOn(info.remaining())) {
                return piece(part, start, info);
            }
        }
        String rest = text.substring(start, to);
        return piece(rest, start, analysis.analyzeCompletion(rest));
    }

    /** Tells whether what the window still holds may belong to the snippet once more of it is seen: of else, say, the first letters. */
    private static boolean mayGoOn(String remaining) {
        String rest = JavaText.code(remaining).strip();
        return rest.equals("/") || Stream.of("else", "catch", "finally").anyMatch(word -> word.startsWith(rest));
    }

    private static Piece piece(String text, int start, CompletionInfo info) {
        String remaining = info.remaining() == null ? "" : info.remaining();
        boolean whole = info.completeness().isComplete() && text.endsWith(remaining);
        String taken = whole ? text.substring(0, text.length() - remaining.length()) : text;
        return new Piece(start, taken, info.completeness());
    }
}
