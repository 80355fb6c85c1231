package parallax.session;

import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import parallax.session.Completeness.Status;
import parallax.session.SnippetSplitter.Piece;

/** Tells whether a text could be run: JShell says where it ends, javac's parser whether it is Java. */
final class CompletenessCheck {
    private static final int INDENT = 4;

    private final SourceCodeAnalysis analysis;
    private final SnippetSplitter splitter;

    CompletenessCheck(SourceCodeAnalysis analysis, SnippetSplitter splitter) {
        this.analysis = analysis;
        this.splitter = splitter;
    }

    Completeness of(String code) {
        List<Piece> pieces = splitter.split(code, 0, code.length());
        for (Piece piece : pieces) {
            if (piece.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE) {
                return new Completeness(Status.INCOMPLETE, " ".repeat(INDENT * open(piece.text())));
            }
            if (!piece.isWhole() || isInvalid(piece)) {
                return new Completeness(Status.INVALID, "");
            }
        }
        return new Completeness(Status.COMPLETE, "");
    }

    private boolean isInvalid(Piece piece) {
        return analysis.sourceToSnippets(piece.text()).stream()
                .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
    }

    /** Returns how many braces are open at the end, those in texts and comments left out. */
    private static int open(String code) {
        String bare = JavaText.code(code);
        int open = 0;
        for (int i = 0; i < bare.length(); i++) {
            open += bare.charAt(i) == '{' ? 1 : bare.charAt(i) == '}' ? -1 : 0;
        }
        return Math.max(0, open);
    }
}
