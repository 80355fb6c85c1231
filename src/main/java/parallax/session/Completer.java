package parallax.session;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import parallax.session.SnippetSplitter.Piece;

/** Finds what could stand at the cursor. */
final class Completer {
    private static final Pattern DECLARATION = Pattern.compile(
            "(?:import|class|record|enum|interface|sealed|abstract|public|private|protected|static|final|void|@)\\b.*"
                    + "|[^=;(]*\\([^;]*\\)\\s*(?:throws[^{;]*)?\\{.*",
            Pattern.DOTALL);

    private static final Pattern MEMBER = Pattern.compile("\\.\\s*[\\p{L}\\p{N}_$]*$");

    private final SourceCodeAnalysis analysis;
    private final SnippetSplitter splitter;

    Completer(SourceCodeAnalysis analysis, SnippetSplitter splitter) {
        this.analysis = analysis;
        this.splitter = splitter;
    }

    /** Completes at an index of the code. */
    Completion complete(String code, int cursor) {
        List<Piece> pieces = splitter.split(code, 0, cursor);
        Completion found = complete(code, statementsBefore(pieces), cursor);
        if (found.candidates().isEmpty() && !pieces.isEmpty()) {
            found = complete(code, pieces.get(pieces.size() - 1).start(), cursor);
        }
        return found;
    }

    /** Variables that statements before the cursor declare are known to JShell only if it sees them, too. */
    private static int statementsBefore(List<Piece> pieces) {
        for (int i = pieces.size() - 2; i >= 0; i--) {
            if (DECLARATION.matcher(pieces.get(i).text()).matches()) {
                return pieces.get(i + 1).start();
            }
        }
        return pieces.isEmpty() ? 0 : pieces.get(0).start();
    }

    private Completion complete(String code, int start, int cursor) {
        int[] anchor = {cursor - start};
        String before = code.substring(start, cursor);
        Supplier<List<Suggestion>> suggestions = () -> analysis.completionSuggestions(before, before.length(), anchor);
        boolean isMember = MEMBER.matcher(before).find();
        List<String> candidates = (isMember ? NeededImports.only(suggestions) : suggestions.get())
                .stream()
                        .sorted(Comparator.comparing(Suggestion::matchesType)
                                .reversed()
                                .thenComparing(Suggestion::continuation))
                        .map(Suggestion::continuation)
                        .filter(candidate -> !candidate.contains("$JShell$"))
                        .distinct()
                        .toList();
        return new Completion(candidates, start + Math.max(0, anchor[0]), cursor);
    }
}
