package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import parallax.session.CellError.Kind;
import parallax.session.SnippetIds.Place;

/** Words for what javac rejects: where, the line with carets under the place, javac's message, one line of help. */
final class CompileErrors {
    private static final int SHOWN = 3;

    /** Where javac finds one of two declarations of a name; JShell has taken out the name it made up. */
    private static final Pattern IN_A_CELL = Pattern.compile("\\bin (?= and | match)");

    static final String DECLARED = "in a cell";

    private final JShell shell;

    CompileErrors(JShell shell) {
        this.shell = shell;
    }

    /** Describes the errors of a snippet at the place. */
    CellError of(Place place, Snippet snippet) {
        CellSource source = place.source();
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        List<String> lines = new ArrayList<>();
        for (Diag error : errors.subList(0, Math.min(SHOWN, errors.size()))) {
            lines.addAll(describe(place, error, snippet.source()));
        }
        if (errors.size() > SHOWN) {
            lines.add("... and " + (errors.size() - SHOWN) + " more errors");
        }
        if (errors.isEmpty()) {
            return unexplained(place, snippet);
        }
        Diag first = errors.get(0);
        int at = place.cellIndex(first.getPosition());
        return new CellError(
                Kind.COMPILE, "CompileError", message(first).get(0), lines, source.line(at), source.column(at));
    }

    /** Describes an error javac has no words for. */
    static CellError at(CellSource source, int index, String message) {
        List<String> lines = lines(source, index, index, index + 2, List.of(message), Optional.empty());
        return new CellError(Kind.COMPILE, "CompileError", message, lines, source.line(index), source.column(index));
    }

    // JShell says nothing of a variable without a value whose type is not there: it would wait for the type.
    private CellError unexplained(Place place, Snippet snippet) {
        Optional<String> missing = snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).findFirst()
                : Optional.empty();
        if (missing.isEmpty()) {
            String message = "this is not Java that can be run";
            return new CellError(Kind.COMPILE, "CompileError", message, List.of("CompileError: " + message), 0, 0);
        }
        CellSource source = place.source();
        String name = missing.get().substring(missing.get().lastIndexOf(' ') + 1);
        Matcher found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source.text());
        int at = found.find(place.start()) ? found.start() : place.start();
        List<String> message = List.of("cannot find symbol", "symbol:   " + missing.get());
        Optional<String> help = Optional.ofNullable(CompileHelp.unknown(shell, message.get(1)));
        List<String> lines = lines(source, at, at, at + name.length(), message, help);
        return new CellError(Kind.COMPILE, "CompileError", message.get(0), lines, source.line(at), source.column(at));
    }

    /** Tells whether the snippet is Java, but more of it than the JVM takes at once. */
    boolean isAtLimit(Snippet snippet) {
        return shell.diagnostics(snippet).anyMatch(error -> error.getCode().startsWith("compiler.err.limit."));
    }

    private List<String> describe(Place place, Diag error, String snippet) {
        CellSource source = place.source();
        int at = place.cellIndex(error.getPosition());
        int from = place.cellIndex(error.getStartPosition());
        int until = place.cellIndex(error.getEndPosition());
        Optional<String> help =
                CompileHelp.of(shell, error, source.textBetween(from, Math.max(until, at + 1)), snippet);
        return lines(source, at, from, until, message(error), help);
    }

    private static List<String> lines(
            CellSource source, int at, int from, int until, List<String> message, Optional<String> help) {
        List<String> lines = new ArrayList<>();
        lines.add("CompileError in %s, line %d, column %d: %s"
                .formatted(source.name(), source.line(at), source.column(at), message.get(0)));
        boolean sameLine = source.line(from) == source.line(at);
        source.excerpt(at, sameLine ? from : at, sameLine ? until : at + 1).forEach(line -> lines.add("    " + line));
        message.subList(1, message.size()).forEach(line -> lines.add("  " + line));
        help.ifPresent(text -> lines.add("Help: " + text));
        return lines;
    }

    private static List<String> message(Diag error) {
        List<String> lines = plain(error)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("location:"))
                .toList();
        return lines.isEmpty() ? List.of("error") : lines;
    }

    /** Returns javac's message without the names of packages and classes a learner has not written. */
    static String plain(Diag error) {
        String message = IN_A_CELL.matcher(error.getMessage(Locale.ROOT)).replaceAll(DECLARED);
        return ShellNames.clean(message).replace(" in class  ", " ").replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }
}
