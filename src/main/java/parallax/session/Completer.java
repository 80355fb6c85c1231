package parallax.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import parallax.session.SnippetSplitter.Piece;

/** Finds what could stand at the cursor. */
final class Completer {
    private static final Pattern MEMBER = Pattern.compile("(?:\\.|::)\\s*[\\p{L}\\p{N}_$]*$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+$");

    /** The scopes of a longer text cost more time than the person who types would wait. */
    private static final int LONGEST = 20_000;

    private final JShell shell;
    private final IndexedFiles files;
    private final SourceCodeAnalysis analysis;
    private final SnippetSplitter splitter;
    private final Map<String, List<String>> imported = new HashMap<>();

    Completer(JShell shell, IndexedFiles files, SnippetSplitter splitter) {
        this.shell = shell;
        this.files = files;
        this.splitter = splitter;
        analysis = shell.sourceCodeAnalysis();
    }

    /** Completes at an index of the code. */
    Completion complete(String code, int cursor) {
        String written = code.substring(0, cursor);
        List<String> magics = MagicLines.names(written);
        if (!magics.isEmpty()) {
            return new Completion(magics, written.lastIndexOf('%') + 1, cursor);
        }
        String text = MagicLines.blank(written);
        if (lastLine(text).isBlank() && !lastLine(written).isBlank()) {
            return new Completion(List.of(), cursor, cursor); // a magic's arguments are no Java
        }
        List<Piece> pieces = splitter.split(text, 0, cursor);
        List<String> found = List.of();
        if (CellContext.isNeeded(pieces) && cursor <= LONGEST) {
            found = inContext(text, pieces);
        }
        if (found.isEmpty()) {
            found = names(pieces.isEmpty() ? "" : pieces.get(pieces.size() - 1).text(), Set.of());
        }
        return new Completion(found, cursor - CellContext.lastWord(text).length(), cursor);
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private List<String> inContext(String text, List<Piece> pieces) {
        TextImports imports = TextImports.of(shell, files, pieces, imported);
        List<String> found = names(CellContext.of(text, pieces, imports), words(text));
        if (MEMBER.matcher(text).find()) {
            return found;
        }
        List<String> both = new ArrayList<>(found);
        both.addAll(imports.startingWith(CellContext.lastWord(text)));
        return both.stream().distinct().toList();
    }

    /** Returns what completes the text's end; the names among the first ones come first. */
    private List<String> names(String text, Set<String> first) {
        Supplier<List<Suggestion>> suggestions = () -> analysis.completionSuggestions(text, text.length(), new int[1]);
        boolean isMember = MEMBER.matcher(text).find();
        return (isMember ? NeededImports.only(files, suggestions) : suggestions.get())
                .stream()
                        .sorted(Comparator.comparing((Suggestion s) -> !isMember
                                        && first.contains(s.continuation().replaceAll("\\(\\)?$", "")))
                                .thenComparing(Suggestion::matchesType)
                                .reversed()
                                .thenComparing(Suggestion::continuation))
                        .map(Suggestion::continuation)
                        .filter(candidate -> !candidate.contains("$JShell$")
                                && !candidate.startsWith("$Cell")
                                && !candidate.startsWith("$Here")
                                && !candidate.startsWith("$run("))
                        .distinct()
                        .toList();
    }

    /** Returns the names before the last one that the text is likely to have declared. */
    private static Set<String> words(String text) {
        String before =
                text.substring(0, text.length() - CellContext.lastWord(text).length());
        String code = JavaText.code(before);
        return WORD.matcher(code)
                .results()
                .filter(word -> !Character.isUpperCase(code.charAt(word.start()))
                        || TYPE.matcher(code).region(0, word.start()).find())
                .map(MatchResult::group)
                .filter(word -> !SourceVersion.isKeyword(word))
                .collect(Collectors.toSet());
    }
}
