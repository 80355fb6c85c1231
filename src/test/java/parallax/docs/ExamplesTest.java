package parallax.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The documentation's examples run, and compute what they say.
 *
 * <p>An example sees the library's packages, java.util and ND4J's arrays; T is Tensor. What else it takes for granted is declared in
 * src/test/resources/examples, in a file called as the one the example is in: static members of a class, around it.
 */
class ExamplesTest {
    private static final Path SETUPS = Path.of("src/test/resources/examples");

    @TempDir
    private static Path folder;

    @TestFactory
    List<DynamicTest> everyExampleRuns() throws IOException {
        List<Example> examples = new ArrayList<>(Example.in(Path.of("src/main/java"), ".java"));
        examples.addAll(Example.in(Path.of("docs"), ".md"));
        examples.addAll(Example.of(Path.of("README.md")));
        examples.addAll(Example.of(Path.of("CONTRIBUTING.md")));
        assertFalse(examples.isEmpty());
        URLClassLoader loader = compiled(examples);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> run(loader, example)))
                .toList();
    }

    @Test
    void everySetUpIsOfAnExample() throws IOException {
        List<String> files = Example.in(Path.of("src/main/java"), ".java").stream()
                .map(Example::file)
                .toList();
        try (Stream<Path> setups = Files.list(SETUPS)) {
            assertEquals(
                    List.of(),
                    setups.map(s -> s.getFileName().toString().replace(".txt", ""))
                            .filter(name -> !files.contains(name))
                            .toList());
        }
    }

    @Test
    void aResultBehindAStatementIsCompared() {
        Example example = new Example(
                "X_1",
                "T x = Tensor.vector(1);   // [1]\n// a word\nx.map(v -> v)\n    .shape();  // (1)\nx.rank(); // why\n");
        assertEquals(
                "Tensor x = Tensor.vector(1);parallax.docs.ExampleResult.compare(\"\"\"[1]\"\"\", x);// a word"
                        + "parallax.docs.ExampleResult.compare(\"\"\"(1)\"\"\", x.map(v -> v).shape());x.rank(); // why",
                example.statements().replaceAll("\\n *", ""));
    }

    @Test
    void aResultThatIsNotSoIsFound() {
        assertTrue(ExampleResult.same("[[1, 2.5], [-3, 0.33]]", "[[1.0, 2.5], [-3.0, 0.33333]]"));
        assertFalse(ExampleResult.same("[[1, 2.5], [-3, 0.34]]", "[[1.0, 2.5], [-3.0, 0.33333]]"));
        assertFalse(ExampleResult.same("[1, 2]", "[1.0, 2.0, 3.0]"));
        assertFalse(ExampleResult.same("[1]", "[NaN]"));
        assertFalse(ExampleResult.same("(2, 3)", "[2, 3]"));
        assertEquals("(2, 3)", ExampleResult.text(new int[] {2, 3}));
    }

    private static void run(ClassLoader loader, Example example) throws Exception {
        try {
            loader.loadClass("examples." + example.name()).getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(
                    example.name() + "\n" + example.code() + e.getCause().getMessage(), e.getCause());
        }
    }

    private static URLClassLoader compiled(List<Example> examples) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Path sources = Files.createDirectories(folder.resolve("examples"));
        List<Path> files = new ArrayList<>();
        for (Example example : examples) {
            files.add(Files.writeString(sources.resolve(example.name() + ".java"), source(example)));
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            boolean well = compiler.getTask(
                            null,
                            manager,
                            diagnostics,
                            List.of("-proc:none", "-d", folder.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertTrue(
                    well,
                    () -> diagnostics.getDiagnostics().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining("\n")));
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, ExamplesTest.class.getClassLoader());
    }

    private static String source(Example example) throws IOException {
        Path setup = SETUPS.resolve(example.file() + ".txt");
        return "package examples;\n" + imports() + "public final class " + example.name()
                + " {\n" + (Files.exists(setup) ? Files.readString(setup) : "")
                + "    public static void run() throws Exception {\n" + example.statements() + "    }\n}\n";
    }

    private static String imports() throws IOException {
        Path root = Path.of("src/main/java");
        try (Stream<Path> packages = Files.walk(root)) {
            Stream<String> own = packages.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> root.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".") + ".*")
                    .sorted();
            return Stream.concat(Stream.of("java.util.*", DataType.class.getName(), INDArray.class.getName()), own)
                    .map(name -> "import " + name + ";\n")
                    .collect(Collectors.joining());
        }
    }
}
