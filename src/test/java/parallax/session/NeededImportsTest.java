package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
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

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final IndexedFiles files = new IndexedFiles(compiler.getStandardFileManager(null, null, null));

    private final Set<String> read = new HashSet<>();
    private final JavaFileManager reading = new ForwardingJavaFileManager<>(files) {
        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            read.add(packageName);
            return super.list(location, packageName, kinds, recurse);
        }
    };

    private List<String> errors(String text) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        compiler.getTask(
                        null,
                        reading,
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
        assertEquals(List.of(), NeededImports.only(files, () -> errors(MISSING + "class $JShell$9 { int z; }")));
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
        List<String> errors = NeededImports.only(files, () -> errors(MISSING + "class $JShell$9 { " + member + " }"));
        assertTrue(names("$JShell$1", errors), errors::toString);
        assertFalse(names("$JShell$2", errors), errors::toString);
    }

    @Test
    void otherSingleImportsGoLikewise() {
        String others = "package REPL; import static missing1.A.x; import missing2.B; class $JShell$9 { ";
        assertEquals(List.of(), NeededImports.only(files, () -> errors(others + "}")));
        List<String> errors = NeededImports.only(files, () -> errors(others + "B z = x; }"));
        assertTrue(names("missing1", errors) && names("missing2", errors), errors::toString);
    }

    @Test
    void aPackageIsReadWhenAClassOfItIsNamed() {
        String all = "package REPL; import java.util.prefs.*; import org.jsoup.helper.*; class $JShell$9 { ";
        assertEquals(List.of(), NeededImports.only(files, () -> errors(all + "String z; int y; }")));
        assertFalse(read.contains("java.util.prefs") || read.contains("org.jsoup.helper"), read::toString);
        assertEquals(List.of(), NeededImports.only(files, () -> errors(all + "Preferences z; Validate y; }")));
        assertTrue(read.contains("java.util.prefs") && read.contains("org.jsoup.helper"), read::toString);
    }

    @Test
    void aClassIsReadWhenAStaticMemberOfItIsNamed() {
        String all = "package REPL; import static java.awt.event.KeyEvent.*; class $JShell$9 { ";
        assertEquals(List.of(), NeededImports.only(files, () -> errors(all + "int z; }")));
        assertFalse(read.contains("java.awt.event"), read::toString);
        for (String own : List.of("VK_A", "KEY_PRESSED", "ACTION_EVENT_MASK")) { // the last one of AWTEvent's
            assertEquals(List.of(), NeededImports.only(files, () -> errors(all + "long z = " + own + "; }")));
        }
        assertTrue(read.contains("java.awt.event"), read::toString);
    }

    @Test
    void aSnippetOfImportsIsToldWhatIsNotThere() {
        assertEquals(List.of(), NeededImports.only(files, () -> errors("import java.util.prefs.*;")));
        assertFalse(read.contains("java.util.prefs"), read::toString);
        for (String wrong : List.of(
                "import missing.*;",
                "import missing.A;",
                "import java.util.prefs.Missing;",
                "import static java.lang.Missing.*;",
                "import static java.lang.Math.missing;",
                "import jdk.internal.misc.*;",
                "import jdk.internal.misc.Unsafe;")) {
            assertEquals(1, NeededImports.only(files, () -> errors(wrong)).size(), wrong);
        }
    }

    @Test
    void javacLooksForJShellsClassesWhenOneIsNamed() {
        assertEquals(List.of(), NeededImports.only(files, () -> errors("package REPL; class $JShell$9 { int z; }")));
        assertFalse(read.contains("REPL"), read::toString);
        NeededImports.only(files, () -> errors("package REPL; class $JShell$9 { Object z = REPL.$JShell$1.x; }"));
        assertTrue(read.contains("REPL"), read::toString);
    }

    private static boolean names(String name, List<String> errors) {
        return errors.stream().anyMatch(each -> each.contains(name));
    }
}
