package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;
import parallax.session.SnippetSplitter.Piece;

/** Says what a name is: a variable's type and value, the signatures and documentation of methods and types. */
final class Inspector {
    private static final int SHOWN = 12;
    private static final int SHOWN_VALUE = 2000;

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SnippetSplitter splitter;
    private final CellControl control;
    private final CellRunner runner;

    Inspector(JShell shell, SnippetSplitter splitter, CellControl control, CellRunner runner) {
        this.shell = shell;
        this.splitter = splitter;
        this.control = control;
        this.runner = runner;
        analysis = shell.sourceCodeAnalysis();
    }

    /** Inspects what stands at an index of the code. */
    Optional<Inspection> inspect(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        boolean member = start > 0 && code.charAt(start - 1) == '.';
        Optional<Inspection> variable = member ? Optional.empty() : variable(code.substring(start, end));
        return variable.or(documented(code, end));
    }

    private Supplier<Optional<Inspection>> documented(String code, int end) {
        return () -> {
            List<Piece> pieces = splitter.split(code, 0, end);
            int from = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).start();
            String text = code.substring(from, end);
            List<Documentation> found = analysis.documentation(text, text.length(), true);
            if (found.isEmpty()) {
                // Of a method JShell speaks only behind its bracket.
                found = analysis.documentation(text + "(", text.length() + 1, true);
            }
            return found.isEmpty() ? Optional.empty() : Optional.of(new Inspection(text(found)));
        };
    }

    private static String text(List<Documentation> found) {
        List<String> parts = new ArrayList<>();
        for (Documentation one : found.subList(0, Math.min(SHOWN, found.size()))) {
            String javadoc = one.javadoc();
            parts.add(ShellNames.clean(one.signature())
                    + (javadoc == null || javadoc.isBlank()
                            ? ""
                            : "\n" + JavadocText.of(javadoc).indent(2)));
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
                .map(v -> new Inspection(v.typeName() + " " + name + " = " + value(v)));
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
