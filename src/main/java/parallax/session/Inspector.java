package parallax.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;
import parallax.session.SnippetSplitter.Piece;

/** Says what a name is: a variable's type and value, the signatures and documentation of methods and types. */
final class Inspector {
    private static final int SHOWN = 12;
    private static final int SHOWN_VALUE = 2000;

    private final JShell shell;
    private final IndexedFiles files;
    private final SourceCodeAnalysis analysis;
    private final SnippetSplitter splitter;
    private final CellControl control;
    private final CellRunner runner;

    Inspector(JShell shell, IndexedFiles files, SnippetSplitter splitter, CellControl control, CellRunner runner) {
        this.shell = shell;
        this.files = files;
        this.splitter = splitter;
        this.control = control;
        this.runner = runner;
        analysis = shell.sourceCodeAnalysis();
    }

    /** Inspects what stands at an index of the code. */
    Optional<Inspection> inspect(String written, int cursor) {
        String code = MagicLines.blank(written);
        NameAt at = NameAt.of(code, cursor);
        String name = code.substring(at.start(), at.end());
        boolean isMember = at.start() > 0 && code.charAt(at.start() - 1) == '.';
        String text = code.substring(0, at.end());
        List<Piece> pieces = splitter.split(text, 0, at.end());
        List<Documentation> local = isMember ? List.of() : localVariable(name, text, pieces);
        Optional<Inspection> variable = isMember ? Optional.empty() : variable(name);
        if (!local.isEmpty()) {
            String type = type(local.get(0));
            // The value it has from an earlier run says more, if it is the same variable.
            return variable.filter(known -> known.text().startsWith(type + " " + name + " "))
                    .or(() -> Optional.of(new Inspection(type + " " + name)));
        }
        return variable.or(() -> documented(code, text, pieces));
    }

    /** Returns what JShell says of a variable that the text declares: {@code name:type}. */
    private List<Documentation> localVariable(String name, String text, List<Piece> pieces) {
        return CellContext.isNeeded(pieces)
                ? context(text, pieces, "").stream()
                        .filter(one -> one.signature().startsWith(name + ":"))
                        .toList()
                : List.of();
    }

    private static String type(Documentation variable) {
        String signature = variable.signature();
        return cleanSignature(signature.substring(signature.indexOf(':') + 1))
                .replaceAll("\\b(?:\\p{Ll}[\\p{L}\\p{N}_]*\\.)+(?=\\p{Lu})", "");
    }

    /** Returns a signature without the classes made up around it, and without the header JDK 25 gives the owner that is a record. */
    private static String cleanSignature(String signature) {
        return ShellNames.clean(signature).replace("$Cell.", "").replaceAll("([\\p{L}\\p{N}_]+)\\([^()]*\\)\\.", "$1.");
    }

    private Optional<Inspection> documented(String code, String text, List<Piece> pieces) {
        String last = pieces.isEmpty() ? "" : pieces.get(pieces.size() - 1).text();
        List<Documentation> found = analysis.documentation(last, last.length(), true);
        if (found.isEmpty()) {
            // Of a method JShell speaks only behind its bracket.
            found = analysis.documentation(last + "(", last.length() + 1, true);
        }
        if (found.isEmpty() && CellContext.isNeeded(pieces)) {
            found = context(text, pieces, "");
            found = found.isEmpty() ? context(text, pieces, "(") : found;
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Inspection(text(found, sources(code))));
    }

    private List<Documentation> context(String text, List<Piece> pieces, String end) {
        String context = CellContext.of(text, pieces, TextImports.of(shell, files, pieces, new HashMap<>())) + end;
        return analysis.documentation(context, context.length(), true).stream()
                .filter(one -> !one.signature().contains("$run("))
                .toList();
    }

    /** Returns where declarations with Javadoc may stand: in the cell itself, then in those that ran. */
    private List<String> sources(String code) {
        return Stream.concat(
                        Stream.of(code),
                        shell.snippets()
                                .filter(snippet -> shell.status(snippet).isActive())
                                .map(Snippet::source))
                .toList();
    }

    private static String text(List<Documentation> found, List<String> sources) {
        List<String> parts = new ArrayList<>();
        for (Documentation one : found.subList(0, Math.min(SHOWN, found.size()))) {
            String signature = cleanSignature(one.signature());
            String javadoc = one.javadoc() != null && !one.javadoc().isBlank()
                    ? one.javadoc()
                    : CellJavadoc.of(signature, sources).orElse("");
            parts.add(signature
                    + (javadoc.isBlank() ? "" : "\n" + JavadocText.of(javadoc).indent(2)));
        }
        if (found.size() > SHOWN) {
            parts.add("... and " + (found.size() - SHOWN) + " more");
        }
        return String.join("\n", parts).stripTrailing();
    }

    private Optional<Inspection> variable(String name) {
        return shell.variables()
                .filter(v -> v.name().equals(name) && shell.status(v).isDefined())
                .findFirst()
                .map(v -> new Inspection(ShellNames.type(v.typeName()) + " " + name + " = " + value(v)));
    }

    /** Returns a variable's value as a short text. */
    String value(VarSnippet variable) {
        shell.varValue(variable);
        Object value = control.outcome().value();
        CellRunner.Outcome text = runner.run(() -> ValueText.of(value));
        if (text.thrown() != null) {
            return "(toString() fails with "
                    + ShellNames.clean(text.thrown().getClass().getName()) + ")";
        }
        String clean = ShellNames.clean(String.valueOf(text.value()));
        return clean.length() <= SHOWN_VALUE ? clean : clean.substring(0, SHOWN_VALUE) + " ...";
    }
}
