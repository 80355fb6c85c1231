package parallax.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LessonsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void twoLessons() throws IOException {
        for (String name : new String[] {"01-one", "02-two"}) {
            Path lesson = Files.createDirectories(folder.resolve("lessons").resolve(name))
                    .resolve("lesson.md");
            Files.writeString(lesson, "# " + name + "\n\n```java\nint x;\n```\n");
        }
    }

    private int build(String... more) {
        CommandLine line = new CommandLine(new LessonsCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((e, command, parse) -> {
            if (e instanceof UserError error) {
                err.write(error.getMessage() + "\n");
                return error.exitCode();
            }
            throw e;
        });
        String[] args = new String[more.length + 5];
        args[0] = "build";
        args[1] = "--lessons";
        args[2] = folder.resolve("lessons").toString();
        args[3] = "--notebooks";
        args[4] = folder.resolve("notebooks").toString();
        System.arraycopy(more, 0, args, 5, more.length);
        return line.execute(args);
    }

    @Test
    void writesWhatIsNewAndFindsItUnchangedAfterwards() throws IOException {
        assertEquals(0, build());
        Path notebook = folder.resolve("notebooks/01-one.ipynb");
        assertTrue(out.toString().contains("wrote " + notebook + " (2 cells, 0 exercises)"), out.toString());
        String text = Files.readString(notebook);
        assertEquals(0, build());
        assertTrue(out.toString().contains("unchanged " + notebook), out.toString());
        assertEquals(text, Files.readString(notebook));
        assertEquals(0, build("--check"));
        assertTrue(
                out.toString().endsWith("2 notebooks are as the lessons make them" + System.lineSeparator()),
                out.toString());
    }

    @Test
    void saysWhichNotebooksDifferAndWritesNone() throws IOException {
        assertEquals(1, build("--check"));
        assertFalse(Files.exists(folder.resolve("notebooks")));
        assertEquals(0, build());
        Path changed = folder.resolve("notebooks/02-two.ipynb");
        String other = Files.readString(changed) + " ";
        Files.writeString(changed, other);
        Files.delete(folder.resolve("notebooks/01-one.ipynb"));
        err.getBuffer().setLength(0);
        assertEquals(1, build("--check"));
        assertEquals(
                folder.resolve("notebooks/01-one.ipynb") + " is missing\n" + changed + " is not what its lesson makes\n"
                        + "mend it with: ./parallax lessons build\n",
                err.toString().replace(System.lineSeparator(), "\n"));
        assertEquals(other, Files.readString(changed));
    }

    @Test
    void saysInOneLineWhatIsWrongWithALesson() throws IOException {
        Path lesson = folder.resolve("lessons/02-two/lesson.md");
        Files.writeString(lesson, "text\n\n```java nonsense\nx\n```\n");
        assertEquals(2, build());
        assertEquals(lesson + ":3: unknown attribute nonsense; a cell may have id= and tags=\n", err.toString());
        assertFalse(Files.exists(folder.resolve("notebooks")));
    }
}
