package parallax.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookWriterTest {
    private static String resource(String name) throws IOException {
        try (var in = NotebookWriterTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** jupyter.ipynb was written by Python's nbformat and has every kind of cell and output, and odd line ends. */
    @Test
    void writesWhatJupyterWroteByteForByte() throws IOException {
        String text = resource("jupyter.ipynb");
        assertEquals(text, NotebookWriter.text(NotebookReader.read("jupyter.ipynb", text)));
    }

    @Test
    void writesOldNotebooksAsFourFive() throws IOException {
        String text = NotebookWriter.text(NotebookReader.read("old", resource("jupyter-4.0.ipynb")));
        assertTrue(text.contains("\"nbformat_minor\": 5"), text);
        assertTrue(text.contains("\"id\": \"cell-1\""), text);
        assertEquals(text, NotebookWriter.text(NotebookReader.read("again", text)));
    }

    @Test
    void writesWholeFilesAndLeavesNoOthers(@TempDir Path folder) throws IOException {
        Notebook notebook = NotebookReader.read("jupyter.ipynb", resource("jupyter.ipynb"));
        Path file = folder.resolve("deeper/a.ipynb");
        NotebookWriter.write(notebook, file);
        NotebookWriter.write(notebook, file);
        assertEquals(resource("jupyter.ipynb"), Files.readString(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void leavesWhatWasThereWhereItCannotWrite(@TempDir Path folder) throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("a.ipynb/inside"));
        assertThrows(IOException.class, () -> WholeFile.write(folder.resolve("a.ipynb"), "text"));
        assertTrue(Files.exists(occupied));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void escapesHalfASurrogatePair() {
        assertEquals("\"a\\ud83d\\n\\u0001\"", JsonText.of(new JsonPrimitive("a\ud83d\n\u0001")));
    }
}
