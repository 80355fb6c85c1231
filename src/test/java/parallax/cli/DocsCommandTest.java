package parallax.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DocsCommandTest {
    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void theLibrarysSources() throws Exception {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java/parallax"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path copy = home.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.createDirectories(home.resolve("docs"));
    }

    private int build(String... more) {
        CommandLine line = new CommandLine(new DocsCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(Stream.concat(Stream.of("build", "--home", home.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void writesThePageAndChecksItAfterwards() throws Exception {
        Path page = home.resolve("docs/algorithms.md");
        assertEquals(1, build("--check"));
        assertTrue(err.toString().contains("mend it with: ./parallax docs build"), err.toString());
        assertFalse(Files.exists(page));
        assertEquals(0, build());
        assertTrue(Files.readString(page).contains("### Conv2d\n"));
        assertEquals(0, build("--check"));
        assertEquals(0, build());
        assertTrue(out.toString().endsWith("unchanged " + page + System.lineSeparator()), out.toString());
    }
}
