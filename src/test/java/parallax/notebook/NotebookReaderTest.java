package parallax.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookReaderTest {
    private static final String JAVA =
            "'metadata':{'kernelspec':{'language':'java','name':'parallax-java'}},'nbformat':4,'nbformat_minor':5";

    private static Notebook read(String text) {
        return NotebookReader.read("a.ipynb", text.replace('\'', '"'));
    }

    private static String error(String text) {
        String message = assertThrows(NotebookException.class, () -> read(text)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "text"                                                | not a notebook: its JSON is not an object
            [1, 2]                                                | not a notebook: its JSON is not an object
            {}                                                    | not a notebook: it has no nbformat
            {'nbformat':3,'worksheets':[]}                        | is nbformat 3; parallax reads nbformat 4
            {'nbformat':5,'cells':[]}                             | is nbformat 5; parallax reads nbformat 4
            {'nbformat':'four'}                                   | is nbformat "four"; parallax reads nbformat 4
            {'nbformat':4}                                        | not a notebook: it has no list of cells
            {'nbformat':4,'metadata':3}                           | the notebook: its metadata is not an object
            {'nbformat':4,'metadata':{'kernelspec':{'language':'python'}}}    | this notebook is for python; parallax runs java
            {'nbformat':4,'metadata':{'language_info':{'name':'R'}}}          | this notebook is for R; parallax runs java
            {'nbformat':4,'metadata':{'kernelspec':{'name':'python3'}}}       | this notebook is for the kernel python3; parallax runs java
            {'nbformat':4,'metadata':{'kernelspec':{'name':'javascript'}}}    | this notebook is for the kernel javascript; parallax runs java
            {'nbformat':4,'cells':[1]}                                        | cell 1 is not an object
            {'nbformat':4,'cells':[{'cell_type':'code'}]}                     | cell 1 has no source
            {'nbformat':4,'cells':[{'cell_type':'code','source':[1]}]}        | cell 1: its source is neither a string nor a list of strings
            {'nbformat':4,'cells':[{'source':''}]}                            | cell 1 has no cell_type
            {'nbformat':4,'cells':[{'cell_type':'heading','source':''}]}      | cell 1 is of the unknown type heading
            {'nbformat':4,'cells':[{'cell_type':'code','source':'','outputs':[{'output_type':'pyout'}]}]} | cell 1, output 1 is of the unknown type pyout
            {'nbformat':4,'cells':[{'cell_type':'code','source':'','execution_count':'x'}]} | cell 1 has the execution_count "x"
            """)
    void saysInOneLineWhatIsWrong(String json, String message) {
        assertEquals("a.ipynb: " + message, error(json));
    }

    @Test
    void saysWhereTheJsonEnds() {
        assertEquals("a.ipynb: not JSON (line 2, column 12)", error("{'nbformat':4,\n 'cells': [}"));
        assertTrue(error("{'nbformat':4").startsWith("a.ipynb: not JSON (line 1, column"));
        assertTrue(error("# A heading\n").startsWith("a.ipynb: not JSON (line 1, column"));
        assertEquals("a.ipynb: not a notebook: the file is empty", error(""));
        assertTrue(error("{'nbformat':4} {}").startsWith("a.ipynb: not JSON"));
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertEquals("a.ipynb: nested too deeply for a notebook", error("[".repeat(100_000)));
    }

    @Test
    void refusesFilesThatAreNoNotebook(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("b.ipynb"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertEquals(binary + ": not a notebook: not UTF-8 text", fileError(binary));
        assertEquals(folder + ": not a file", fileError(folder));
        assertEquals(folder.resolve("none.ipynb") + ": no such file", fileError(folder.resolve("none.ipynb")));
        Path huge = folder.resolve("huge.ipynb");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(300L << 20); // sparse: takes no room
        }
        assertEquals(huge + ": has 300 MB, a notebook may have 256", fileError(huge));
    }

    private static String fileError(Path path) {
        return assertThrows(NotebookException.class, () -> NotebookReader.read(path))
                .getMessage();
    }

    @Test
    void readsSourceAsStringOrLines() {
        Notebook notebook = read("{'cells':[{'cell_type':'code','id':'a','source':'int x;\\nint y;'},"
                + "{'cell_type':'raw','id':'b','source':['one\\n','two']},{'cell_type':'markdown','id':'c','source':[]}],"
                + JAVA + "}");
        assertEquals(
                List.of("int x;\nint y;", "one\ntwo", ""),
                notebook.cells().stream().map(Cell::source).toList());
    }

    @Test
    void givesCellsWithoutIdTheirPlaceAndNoTwoTheSame() {
        Notebook notebook = read(
                "{'cells':[{'cell_type':'code','source':''},{'cell_type':'code','id':'x','source':''},"
                        + "{'cell_type':'code','id':'x','source':''},{'cell_type':'code','id':'not valid!','source':''}],'nbformat':4}");
        assertEquals(
                List.of("cell-1", "x", "x-2", "cell-4"),
                notebook.cells().stream().map(Cell::id).toList());
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() {
        assertEquals(
                0,
                NotebookReader.read("a", "\ufeff{\"cells\":[],\"nbformat\":4}")
                        .cells()
                        .size());
    }

    @Test
    void readsTagsAndOutputs() {
        Notebook notebook = read(
                "{'cells':[{'cell_type':'code','id':'a','metadata':{'tags':['exercise:pad','x']},'source':'','execution_count':3,"
                        + "'outputs':[{'output_type':'stream','name':'stdout','text':['a\\n','b']},"
                        + "{'output_type':'execute_result','execution_count':3,'metadata':{},'data':{'text/plain':['1\\n','2']}},"
                        + "{'output_type':'error','ename':'E','evalue':'m','traceback':['t']}]}],'nbformat':4}");
        Cell.Code cell = notebook.codeCells().get(0);
        assertEquals(Set.of("exercise:pad", "x"), cell.tags());
        assertEquals(OptionalInt.of(3), cell.count());
        assertEquals(new Output.Stream("stdout", "a\nb"), cell.outputs().get(0));
        assertEquals(
                "1\n2",
                ((Output.Rich) cell.outputs().get(1)).data().get("text/plain").getAsString());
        assertEquals(new Output.Failure("E", "m", List.of("t")), cell.outputs().get(2));
    }
}
