package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeededImportsTest {
    /** Of classes that do not exist: javac fails on those that stay. */
    private static final String MISSING =
            "package REPL; import static REPL.$JShell$1.x; import static REPL.$JShell$2.y; ";

    @TempDir
    private Path folder;

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///REPL/$JShell$9.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private List<String> errors(String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        IndexedFiles files = new IndexedFiles(compiler.getStandardFileManager(null, null, null));
        compiler.getTask(
                        null,
                        files,
                        found,
                        List.of("--processor-path", "", "-proc:none", "-d", folder.toString()),
                        null,
                        List.of(new Source(text)))
                .call();
        List<String> errors = new ArrayList<>();
        found.getDiagnostics().forEach(each -> errors.add(each.getMessage(null)));
        return errors;
    }

    @Test
    void javacDoesNotSeeImportsWithoutANameLikeTheirs() {
        assertEquals(List.of(), NeededImports.only(() -> errors(MISSING + "class $JShell$9 { int z; }")));
    }

    @Test
    void javacSeesThemWhereItIsNotAskedNotTo() {
        List<String> errors = errors(MISSING + "class $JShell$9 { int z; }");
        assertTrue(names("$JShell$1", errors) && names("$JShell$2", errors), errors::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int z = x;",
                "void f() { x(); }",
                "Object z = new x();",
                "Runnable z = () -> System.out.println(x);",
                "Runnable z = x::run;",
                "@x int z;",
                "java.util.List<? extends x> z;",
                "void f(Object o) { if (o instanceof x) { } }",
                "void f() { for (Object o : x.y) { } }",
                "void f() { class L extends x { } }"
            })
    void anImportStaysWhoseNameIsInTheSource(String member) {
        List<String> errors = NeededImports.only(() -> errors(MISSING + "class $JShell$9 { " + member + " }"));
        assertTrue(names("$JShell$1", errors), errors::toString);
        assertFalse(names("$JShell$2", errors), errors::toString);
    }

    @Test
    void onlyTheImportsOfJShellGo() {
        String ordinary = "package REPL; import static missing1.A.x; import missing2.B; class $JShell$9 { }";
        List<String> errors = NeededImports.only(() -> errors(ordinary));
        assertTrue(names("missing1", errors) && names("missing2", errors), errors::toString);
    }

    private static boolean names(String name, List<String> errors) {
        return errors.stream().anyMatch(each -> each.contains(name));
    }
}
