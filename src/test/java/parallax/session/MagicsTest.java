package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class MagicsTest {
    private final Fixture cells = new Fixture();

    @TempDir
    private Path folder;

    private Path jar;

    /** Makes a jar with the class greeting.Hello. */
    @BeforeEach
    void makeJar() throws IOException {
        Path source = Files.writeString(
                folder.resolve("Hello.java"),
                "package greeting; public class Hello { public static String hello() { return \"hello\"; } }");
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString()));
        jar = folder.resolve("hello-1.jar");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.createDirectory(zip.getPath("greeting"));
            Files.copy(folder.resolve("greeting/Hello.class"), zip.getPath("greeting/Hello.class"));
        }
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void jarsAndClasspathAddLibraries() {
        assertEquals("hello", cells.value("%jars " + folder + "/*.jar\nimport greeting.*;\nHello.hello()"));
        try (Fixture other = new Fixture()) {
            assertEquals("hello", other.value("%classpath " + folder + "\ngreeting.Hello.hello()"));
        }
        CellError error = cells.error("%jars none/*.jar");
        assertTrue(error.message().startsWith("there is no file none/*.jar"), error.message());
    }

    @Test
    void importsOfAPackageBringClassesWithAnyLetter() throws IOException {
        ClassWriter size = new ClassWriter(0);
        size.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "greeting/Größe", null, "java/lang/Object", null);
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.write(zip.getPath("greeting/Größe.class"), size.toByteArray());
        }
        cells.value("%jars " + jar + "\nimport greeting.*;");
        assertEquals("Größe", ((Class<?>) cells.value("Größe.class")).getSimpleName());
    }

    @Test
    void mavenFindsALibraryAndWhatItNeeds() throws IOException, MagicException {
        Path remote = folder.resolve("remote");
        deploy(remote, "hello", "");
        deploy(
                remote,
                "needs",
                "<dependencies><dependency><groupId>greeting</groupId><artifactId>hello</artifactId>"
                        + "<version>1</version></dependency></dependencies>");
        MavenLibraries libraries = MavenLibraries.in(folder.resolve("local"));
        libraries.addRepository("here", remote.toUri().toString());
        List<Path> found = libraries.ofCoordinates(List.of("greeting:needs:1"));
        assertEquals(
                List.of("needs-1.jar", "hello-1.jar"),
                found.stream().map(path -> path.getFileName().toString()).toList());
        String pom = "<properties><v>1</v></properties><dependencies><dependency><groupId>greeting</groupId>"
                + "<artifactId>hello</artifactId><version>${v}</version></dependency></dependencies>";
        assertEquals(1, libraries.ofPom(pom).size());
    }

    private void deploy(Path repository, String name, String more) throws IOException {
        Path target = Files.createDirectories(repository.resolve("greeting/" + name + "/1"));
        Files.copy(jar, target.resolve(name + "-1.jar"));
        Files.writeString(
                target.resolve(name + "-1.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>greeting</groupId><artifactId>" + name
                        + "</artifactId><version>1</version>" + more + "</project>");
    }

    @Test
    void mavenSaysWhatItCannotRead() {
        assertEquals(
                "gson is not of the form groupId:artifactId:version",
                cells.error("%maven gson").message());
        assertTrue(cells.error("%%loadFromPOM\n<dependency>").message().startsWith("this is not a POM"));
        assertTrue(cells.error("%%nosuch\n1").message().startsWith("%%nosuch is not known here"));
    }

    @Test
    void timeMeasuresACellOrALine() {
        assertEquals(3, cells.value("%%time\nThread.sleep(10);\n1 + 2"));
        assertTrue(cells.printed().matches("Time: \\d+\\.\\d+ m?s\\n"));
        cells.value("%time Thread.sleep(10);");
        assertTrue(cells.printed().startsWith("Time: "));
    }

    @Test
    void loadRunsAFile() throws IOException {
        Path file =
                Files.writeString(folder.resolve("more.jsh"), "int loaded = 5;\nint twice() { return 2 * loaded; }");
        cells.value("%load " + file);
        assertEquals(10, cells.value("twice()"));
    }

    @Test
    void errorsOfALoadedFileNameIt() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.jsh"), "int fails() {\n    return 1 / 0;\n}\n%who\nnone");
        assertTrue(cells.error("%load " + file).text().startsWith("CompileError in wrong.jsh, line 5, column 1: "));
        assertTrue(cells.printed().contains("fails()"));
        assertTrue(cells.error("fails()").text().contains("at fails (wrong.jsh, line 2)"));
    }

    @Test
    void loadSaysWhichFileIsNotThere() {
        Path file = folder.resolve("absent.jsh");
        assertEquals("there is no file " + file, cells.error("%load " + file).message());
        assertEquals(
                "%load expects a file, as in %load more.jsh",
                cells.error("%load").message());
    }

    @Test
    void loadRunsANotebook() throws IOException {
        Path book = folder.resolve("book.ipynb");
        Files.writeString(book, """
                {"nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": ["no code"]},
                  {"cell_type": "code", "source": ["int first = 2;\\n", "%time int second = 3;"]},
                  {"cell_type": "code", "source": "first * second"}]}
                """);
        assertEquals(6, cells.value("%load " + book));
        assertTrue(cells.printed().startsWith("Time: "));
        Files.writeString(book, "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"int x = nothing;\"}]}");
        CellError error = cells.error("%load " + book);
        assertTrue(error.text().contains("int x = nothing;"), error.text());
        Files.writeString(book, "[]");
        assertEquals(
                "this is not a notebook of format 4: it has no list of cells",
                cells.error("%load " + book).message());
    }

    @Test
    void whoListsAndResetForgets() {
        cells.value("int n = 3; String s = \"a\"; int f(int a) { return a; } record P(int x) { }");
        cells.value("%who");
        assertEquals("int n = 3\nString s = \"a\"\nf(int)int\ntype P\n", cells.printed());
        cells.value("%reset");
        assertEquals(CellError.Kind.COMPILE, cells.error("n").kind());
        cells.value("%who");
        assertEquals("Nothing is declared yet.\n", cells.printed());
    }

    @Test
    void theRemainderAtTheStartOfALineIsNoMagic() {
        assertEquals(1, cells.value("int timer = 4;\nint rest = 9\n  %timer;\nrest"));
        assertEquals("a\n%b\n", cells.value("String t = \"\"\"\n    a\n    %b\n    \"\"\";\nt"));
    }

    @Test
    void whatStandsInATextOrACommentIsNoMagic() {
        assertEquals("%who\n%time\n", cells.value("String t = \"\"\"\n    %who\n    %time\n    \"\"\";\nt"));
        assertEquals(1, cells.value("/*\n%who\n%maven a:b\n*/\nint one = 1;\none"));
        assertEquals("", cells.printed());
        // The slash and star of a glob begin no comment.
        cells.value("%jars " + folder + "/*.jar\n%who");
        assertTrue(cells.printed().contains("int one = 1\n"));
    }

    @Test
    void environmentOfIJavaIsHeeded() throws IOException {
        Path script = Files.writeString(folder.resolve("start.jsh"), "int fromFile = 1;");
        Map<String, String> variables = Map.of(
                "IJAVA_CLASSPATH", jar.toString(),
                "IJAVA_STARTUP_SCRIPTS_PATH", script.toString(),
                "IJAVA_STARTUP_SCRIPT", "import greeting.Hello; int fromText = 2;",
                "IJAVA_COMPILER_OPTS", "-Xlint:all",
                "IJAVA_TIMEOUT", "2000");
        try (Fixture other = new Fixture(JavaSession.builder().environment(variables))) {
            assertEquals("hello3", other.value("Hello.hello() + (fromFile + fromText)"));
            assertEquals(
                    CellError.Kind.INTERRUPTED, other.error("while (true) { }").kind());
        }
    }
}
