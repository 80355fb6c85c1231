package parallax.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.notebook.NotebookReader;
import picocli.CommandLine;

class RunCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = new CommandLine(new RunCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((e, command, parse) -> {
            if (e instanceof UserError error) {
                err.write(error.getMessage() + "\n");
                return error.exitCode();
            }
            throw e;
        });
        return line.execute(args);
    }

    private String notebook(String name, String... cells) throws IOException {
        StringBuilder json = new StringBuilder("{\"cells\":[");
        for (int i = 0; i < cells.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append(
                            "{\"cell_type\":\"code\",\"metadata\":{},\"outputs\":[],\"execution_count\":null,\"source\":\"");
            json.append(cells[i].replace("\"", "\\\"").replace("\n", "\\n")).append("\"}");
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                json + "],\"metadata\":{\"language_info\":{\"name\":\"java\"}},\"nbformat\":4,\"nbformat_minor\":4}");
        return file.toString();
    }

    private String outFolder() {
        return folder.resolve("out").toString();
    }

    private boolean nothingWritten() {
        return !Files.exists(folder.resolve("out"));
    }

    @Test
    void writesTheExecutedNotebookAndThePage() throws IOException {
        String notebook = notebook("a.ipynb", "int x = 41;", "x + 1");
        String before = Files.readString(Path.of(notebook));
        assertEquals(0, run(notebook, "--out", outFolder(), "--html"), err::toString);
        assertTrue(
                out.toString()
                        .matches(
                                "(?s)\\[1/2\\] int x = 41; +\\d+\\.\\d\\d s  ok\n\\[2/2\\] x \\+ 1 .*ok\nwrote .*a\\.ipynb\nwrote .*a\\.html\n"),
                out.toString());
        assertEquals("", err.toString());
        assertTrue(NotebookReader.read(folder.resolve("out/a.ipynb")).toString().contains("42"));
        assertTrue(Files.readString(folder.resolve("out/a.html")).contains(">42</pre>"));
        assertEquals(before, Files.readString(Path.of(notebook)));
    }

    @Test
    void saysOfAFailingCellWhatItWasAndWhatItPrinted() throws IOException {
        String notebook = notebook(
                "a.ipynb", "int zero = 0;", "System.out.println(\"printed\");\nint y = 1 / zero;", "int never;");
        assertEquals(1, run(notebook, "--out", outFolder()));
        String said = err.toString();
        assertTrue(said.contains(notebook + ": cell 2 failed"), said);
        assertTrue(said.contains("   2 | int y = 1 / zero;"), said);
        int printed = said.indexOf("--- stdout ---\nprinted\n");
        int trace = said.indexOf("ArithmeticException");
        assertTrue(printed > 0 && trace > printed, said);
        assertTrue(out.toString().contains("failed\nwrote "), out.toString());
        assertTrue(Files.readString(folder.resolve("out/a.ipynb")).contains("ArithmeticException"));
    }

    @Test
    void goesOnAfterABadNotebookAndReturnsTheWorst() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.ipynb"), "{");
        String failing = notebook("b.ipynb", "throw new IllegalStateException(\"no\");");
        String good = notebook("c.ipynb", "2 + 3");
        assertEquals(2, run(failing, bad.toString(), good, "--out", outFolder()));
        assertTrue(err.toString().contains(bad + ": not JSON (line 1, column 2)\n"), err.toString());
        assertFalse(Files.exists(folder.resolve("out/bad.ipynb")));
        assertTrue(Files.exists(folder.resolve("out/b.ipynb")) && Files.exists(folder.resolve("out/c.ipynb")));
    }

    @Test
    void notebooksDoNotSeeEachOther() throws IOException {
        assertEquals(1, run(notebook("a.ipynb", "int mine = 1;"), notebook("b.ipynb", "mine"), "--out", outFolder()));
        assertTrue(err.toString().contains("b.ipynb: cell 1 failed"), err.toString());
    }

    @Test
    void touchesNothingForANotebookItCannotUse() throws IOException {
        Path python = Files.writeString(
                folder.resolve("p.ipynb"),
                "{\"cells\":[],\"metadata\":{\"kernelspec\":{\"language\":\"python\"}},\"nbformat\":4}");
        assertEquals(2, run(python.toString(), "--out", outFolder()));
        assertEquals(python + ": this notebook is for python; parallax runs java\n", err.toString());
        assertEquals(2, run("none.ipynb", "--out", outFolder()));
        assertTrue(err.toString().endsWith("none.ipynb: no such file\n"));
        assertTrue(nothingWritten());
    }

    @Test
    void neverOverwritesItsInput() throws IOException {
        String notebook = notebook("a.ipynb", "1");
        String before = Files.readString(Path.of(notebook));
        assertEquals(2, run(notebook, "--out", folder.toString()));
        assertTrue(err.toString().contains("not to be overwritten"), err.toString());
        assertEquals(before, Files.readString(Path.of(notebook)));
    }

    @Test
    void doesNotWriteTwoNotebooksIntoOneFile() throws IOException {
        assertEquals(2, run(notebook("x/a.ipynb", "1"), notebook("y/a.ipynb", "2"), "--out", outFolder()));
        assertTrue(err.toString().contains("another notebook of that name"), err.toString());
    }

    @Test
    void refusesATimeoutOfNothingAndAFileAsFolder() throws IOException {
        String notebook = notebook("a.ipynb", "1");
        assertEquals(2, run(notebook, "--timeout", "0", "--out", outFolder()));
        assertEquals(2, run(notebook, "--out", notebook));
        assertEquals(2, run());
        assertTrue(nothingWritten());
    }

    @Test
    void stopsACellAtTheTimeout() throws IOException {
        assertEquals(1, run(notebook("a.ipynb", "while (true) { }"), "--timeout", "1", "--out", outFolder()));
        assertTrue(err.toString().contains("Timeout: the cell was stopped after 1 s (--timeout)"), err.toString());
    }

    @Test
    void completesTheLineInPlaceInATerminal() {
        RunProgress progress = new RunProgress(new PrintWriter(out, true), true);
        progress.begins(3, 12, "Padding");
        progress.ends(3, 12, "Padding", Duration.ofMillis(1234), true);
        String line = out.toString();
        assertTrue(line.startsWith("[ 3/12] Padding ...\r[ 3/12] Padding  "), line);
        assertTrue(line.endsWith("1.23 s  ok" + System.lineSeparator()), line);
    }

    @Test
    void leavesNoOtherFiles() throws IOException {
        assertEquals(0, run(notebook("a.ipynb", "1"), "--out", outFolder()), err::toString);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(1, files.count());
        }
    }
}
