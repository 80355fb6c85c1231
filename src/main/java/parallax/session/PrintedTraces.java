package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Puts cells and their lines into the stack traces that code prints itself, where the JVM names the classes and lines of
 * the source JShell wrote around the snippets; leaves out the frames of the session below a cell's.
 */
final class PrintedTraces {
    private static final Pattern FRAME = Pattern.compile("(?:cells//)?(REPL\\.\\$JShell\\$[0-9A-Za-z_]+)"
            + "((?:\\$[\\p{L}\\p{N}_$]+)?)\\.([\\p{L}\\p{N}_$<>]+)\\(\\$JShell\\$[0-9A-Za-z_]+\\.java:(\\d+)\\)");

    private static final Pattern SESSION = Pattern.compile("(?m)(^\\s*at [^\\n]*\\.do_it\\$\\([^\\n]*\\n)"
            + "(?:\\s*at (?:[\\w.@]+/{1,2})*(?:jdk\\.internal\\.reflect|java\\.lang\\.(?:reflect|invoke)|parallax\\.session)"
            + "\\.[^\\n]*\\n)+");

    private record Line(String source, int line) {}

    private static final Line NOWHERE = new Line("", 0);

    private final SnippetIds ids;
    private final SourceCodeAnalysis analysis;
    /** For each class the lines of its source, from 0. */
    private final Map<String, List<Line>> known = new ConcurrentHashMap<>();

    PrintedTraces(SnippetIds ids, SourceCodeAnalysis analysis) {
        this.ids = ids;
        this.analysis = analysis;
    }

    /** Returns a text that was printed, with the frames in it as a learner knows them. */
    String mend(String printed) {
        if (!printed.contains("REPL.$JShell$")) {
            return printed;
        }
        String own = SESSION.matcher(printed).replaceAll("$1");
        return FRAME.matcher(own).replaceAll(frame -> Matcher.quoteReplacement(words(frame)));
    }

    private String words(MatchResult frame) {
        List<Line> lines = known.get(frame.group(1));
        if (lines == null) {
            lines = lines(frame.group(1));
            known.put(frame.group(1), lines);
        }
        int line = Integer.parseInt(frame.group(4));
        Line at = line > lines.size() ? NOWHERE : lines.get(line - 1);
        if (at.equals(NOWHERE)) {
            return frame.group();
        }
        StackTraceElement raw = new StackTraceElement(frame.group(1) + frame.group(2), frame.group(3), null, line);
        String method = Frames.method(raw);
        return method + (method.isEmpty() ? "" : " ") + "(" + at.source + ", line " + at.line + ")";
    }

    /** Finds the snippets of a class: of declarations that need each other JShell makes one class. */
    private List<Line> lines(String className) {
        List<Snippet> found = ids.snippets().stream()
                .filter(snippet -> className.equals(analysis.wrapper(snippet).fullClassName()))
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        SnippetWrapper wrapper = analysis.wrapper(found.get(0));
        List<Line> lines = new ArrayList<>();
        int at = 0;
        for (String line : wrapper.wrapped().split("\n", -1)) {
            String text = line.strip();
            int index = wrapper.wrappedToSourcePosition(at + line.indexOf(text));
            lines.add(found.stream()
                    .filter(snippet ->
                            found.size() == 1 || lineAt(snippet, index).contains(text))
                    .findFirst()
                    .flatMap(snippet -> line(snippet, index))
                    .orElse(NOWHERE));
            at += line.length() + 1;
        }
        return lines;
    }

    private Optional<Line> line(Snippet snippet, int index) {
        long before = upTo(snippet, index).chars().filter(c -> c == '\n').count();
        return ids.place(snippet.id()).map(place -> new Line(place.source().name(), place.cellLine(1 + (int) before)));
    }

    private static String lineAt(Snippet snippet, int index) {
        int line = (int) upTo(snippet, index).chars().filter(c -> c == '\n').count();
        return snippet.source().split("\n", -1)[line];
    }

    private static String upTo(Snippet snippet, int index) {
        return snippet.source()
                .substring(0, Math.max(0, Math.min(index, snippet.source().length())));
    }
}
