package parallax.session;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import parallax.session.Completeness.Status;
import parallax.session.SnippetSplitter.Piece;

/** Tells whether a text could be run: JShell says where it ends, javac's parser whether it is Java. */
final class CompletenessCheck {
    private static final int INDENT = 4;

    /** JShell takes an annotation alone for a declaration without its semicolon. */
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+\\s*(?:\\([^()]*\\))?\\s*");

    /** Where a snippet may stand in Java; JShell takes all of these. */
    private static final List<String> PLACES = List.of(
            "class C { void m() throws Throwable {\n%s\n;} }",
            "class C { Object f =\n%s\n; }", "class C {\n%s\n}", "%s\n");

    private final SourceCodeAnalysis analysis;
    private final SnippetSplitter splitter;
    private final Set<String> madeMagics;

    CompletenessCheck(SourceCodeAnalysis analysis, SnippetSplitter splitter, Set<String> madeMagics) {
        this.analysis = analysis;
        this.splitter = splitter;
        this.madeMagics = madeMagics;
    }

    Completeness of(String code) {
        String text = MagicCalls.inJava(code, madeMagics);
        CellProgram program = CellProgram.of(text);
        if (program.cellMagic().isPresent() && !program.cellMagic().get().equals("time")) {
            return new Completeness(Status.COMPLETE, "");
        }
        Completeness last = new Completeness(Status.COMPLETE, "");
        for (CellProgram.Step step : program.steps()) {
            boolean isJava = step.magic().isEmpty() || step.magic().get().equals("time");
            if (isJava && last.status() == Status.COMPLETE) {
                last = ofJava(text, step.from(), step.to());
            }
        }
        return last;
    }

    private Completeness ofJava(String text, int from, int to) {
        for (Piece piece : splitter.split(text, from, to)) {
            boolean lacksBody = piece.completeness() == SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE;
            if (lacksBody
                    || piece.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE
                    || ANNOTATION.matcher(JavaText.code(piece.text())).matches()) {
                int levels = open(piece.text()) + (lacksBody ? 1 : 0);
                return new Completeness(Status.INCOMPLETE, " ".repeat(INDENT * levels));
            }
            if (!piece.isWhole() || isInvalid(piece)) {
                return new Completeness(Status.INVALID, "");
            }
        }
        return new Completeness(Status.COMPLETE, "");
    }

    /** What names nothing that is known, JShell calls erroneous, too; that is for the run to tell. */
    private boolean isInvalid(Piece piece) {
        boolean isErroneous = analysis.sourceToSnippets(piece.runnable()).stream()
                .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
        return isErroneous
                && (JavaText.openBrackets(piece.text()) != 0
                        || PLACES.stream().noneMatch(place -> parses(place.formatted(piece.text()))));
    }

    private static boolean parses(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///C.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        try {
            ((JavacTask) compiler.getTask(null, null, errors, List.of("-proc:none"), null, List.of(file))).parse();
        } catch (IOException e) {
            return false;
        }
        return errors.getDiagnostics().stream().noneMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
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
