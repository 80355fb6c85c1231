package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import parallax.tensor.Tensor;

/** Every format, on small files made here. */
class FilesTest {
    @TempDir
    Path folder;

    /** A file in the IDX format: its first four bytes as one number, the sizes, the entries. */
    private Path idx(String name, int magic, int[] sizes, int... entries) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 * sizes.length + entries.length).putInt(magic);
        Arrays.stream(sizes).forEach(bytes::putInt);
        Arrays.stream(entries).forEach(entry -> bytes.put((byte) entry));
        return Files.write(folder.resolve(name), bytes.array());
    }

    private Path images() throws IOException {
        return idx("images", 0x803, new int[] {2, 1, 3}, 0, 51, 255, 102, 128, 1);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertBad(Path file, String problem, Executable call) {
        String message = assertThrows(DataFormatException.class, call).getMessage();
        assertEquals(file + " " + problem, message);
    }

    @Test
    void idxImagesAndLabels() throws IOException {
        LabelledData data = IdxFiles.load(images(), idx("labels", 0x801, new int[] {2}, 7, 0));
        assertEquals(Tensor.of(new int[] {2, 1, 1, 3}, 0, 0.2, 1, 0.4, 128 / 255.0, 1 / 255.0), data.x());
        assertArrayEquals(new int[] {7, 0}, data.labels());
        assertEquals(10, data.classes().size());
        assertEquals(
                12,
                IdxFiles.load(images(), idx("more", 0x801, new int[] {2}, 11, 0))
                        .classes()
                        .size());
    }

    @Test
    void idxIsUnpackedWhateverItIsCalled() throws IOException {
        Path packed = packed(images());
        assertEquals(IdxFiles.images(images()), IdxFiles.images(packed));
        byte[] bytes = Files.readAllBytes(packed);
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 12));
        String message = assertThrows(DataFormatException.class, () -> IdxFiles.images(cut))
                .getMessage();
        assertTrue(message.startsWith(cut + " is compressed by gzip and damaged: "), message);
    }

    private Path packed(Path file) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(Files.readAllBytes(file));
        }
        return Files.write(folder.resolve("packed"), packed.toByteArray());
    }

    @Test
    void idxThatIsWrongIsNamed() throws IOException {
        Path labels = idx("labels", 0x801, new int[] {3}, 1, 2, 3);
        assertBad(labels, "has 3 labels, " + images() + " has 2 images", () -> IdxFiles.load(images(), labels));
        assertBad(
                labels,
                "begins with 2049, an IDX file of images (N, H, W) in bytes begins with 2051",
                () -> IdxFiles.images(labels));
        Path few = idx("few", 0x803, new int[] {2, 2, 2}, 1, 2, 3);
        assertBad(few, "says its shape is (2, 2, 2), 8 bytes, and has 3 bytes behind it", () -> IdxFiles.images(few));
        Path many = idx("many", 0x801, new int[] {1}, 1, 2);
        assertBad(many, "says its shape is (1), 1 bytes, and has 2 bytes behind it", () -> IdxFiles.labels(many));
        Path none = idx("none", 0x803, new int[] {2, 0, 2});
        assertBad(none, "says its sizes are [2, 0, 2], each must be at least 1", () -> IdxFiles.images(none));
        Path shortHeader = idx("header", 0x803, new int[] {2, 1});
        assertBad(
                shortHeader,
                "ends in the sizes of its 3 axes: it has 12 bytes, they end at 16",
                () -> IdxFiles.images(shortHeader));
        Path empty = Files.write(folder.resolve("empty"), new byte[2]);
        assertBad(empty, "has 2 bytes, an IDX file begins with 4", () -> IdxFiles.labels(empty));
        Path huge = idx("huge", 0x803, new int[] {1 << 30, 1 << 30, 4}, 1);
        assertBad(
                huge,
                "says its shape is (1073741824, 1073741824, 4), 2147483648 bytes, and has 1 bytes behind it",
                () -> IdxFiles.images(huge));
        assertThrows(NoSuchFileException.class, () -> IdxFiles.images(folder.resolve("nowhere")));
    }

    @Test
    void cifarImages() throws IOException {
        byte[] bytes = new byte[2 * 3073];
        bytes[0] = 9;
        bytes[1] = (byte) 255; // red of the first pixel
        bytes[1 + 1024] = 51; // its green
        bytes[3073] = 3;
        bytes[3073 + 1 + 2 * 1024 + 33] = 102; // blue in row 1, column 1
        Path file = Files.write(folder.resolve("batch.bin"), bytes);
        LabelledData data = CifarFiles.load(file);
        assertArrayEquals(new int[] {2, 3, 32, 32}, data.x().shape());
        assertEquals("truck", data.className(0));
        assertEquals("cat", data.className(1));
        assertEquals(1, data.x().get(0, 0, 0, 0));
        assertEquals(0.2, data.x().get(0, 1, 0, 0));
        assertEquals(0.4, data.x().get(1, 2, 1, 1));
        assertEquals(1.6, data.x().sum(), 1e-12);
        bytes[3073] = 10;
        Path bad = Files.write(folder.resolve("bad.bin"), bytes);
        assertBad(bad, "has the label 10 at image 1, must be from 0 to 9", () -> CifarFiles.load(bad));
        Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(bytes, 5000));
        assertBad(cut, "has 5000 bytes, must be a multiple of 3073 and more than 0", () -> CifarFiles.load(cut));
    }

    @Test
    void csvRowsWithClasses() throws IOException {
        Path file = file("plants.csv", "kind,height,width,note\nrose,1.5,2,a\n\"ivy, old\",-3e2,0,\nrose,7,8,c\n");
        LabelledData data = CsvFiles.labelled(file, "kind", "width", "height");
        assertEquals(Tensor.matrix(new double[] {2, 1.5}, new double[] {0, -300}, new double[] {8, 7}), data.x());
        assertEquals(List.of("ivy, old", "rose"), data.classes());
        assertArrayEquals(new int[] {1, 0, 1}, data.labels());
        TargetData numbers = CsvFiles.withTarget(file, "height", "width");
        assertEquals(Tensor.matrix(new double[] {1.5}, new double[] {-300}, new double[] {7}), numbers.y());
        assertEquals(Tensor.matrix(new double[] {2}, new double[] {0}, new double[] {8}), numbers.x());
    }

    @Test
    void csvClassesMayBeNumbers() throws IOException {
        LabelledData data = CsvFiles.labelled(file("numbers.csv", "y,x\n1,5\n0,6\n"), "y", "x");
        assertEquals(List.of("0", "1"), data.classes());
        assertArrayEquals(new int[] {1, 0}, data.labels());
    }

    @Test
    void csvThatIsWrongIsNamedByLineAndColumn() throws IOException {
        Path missing = file("missing.csv", "kind,height\nrose,1\nivy,\n,3\n");
        assertBad(missing, "line 3, column \"height\" is missing", () -> CsvFiles.labelled(missing, "kind", "height"));
        Path label = file("label.csv", "kind,height\nrose,1\n,3\n");
        assertBad(label, "line 3, column \"kind\" is missing", () -> CsvFiles.labelled(label, "kind", "height"));
        Path na = file("na.csv", "kind,height\nrose,NA\n");
        assertBad(na, "line 2, column \"height\" is missing", () -> CsvFiles.labelled(na, "kind", "height"));
        Path word = file("word.csv", "kind,height\nrose,1\nivy,tall\n");
        assertBad(
                word,
                "line 3, column \"height\" is \"tall\", must be a number",
                () -> CsvFiles.labelled(word, "kind", "height"));
        Path infinite = file("infinite.csv", "kind,height\nrose,1e999\n");
        assertBad(
                infinite,
                "line 2, column \"height\" is \"1e999\", must be finite",
                () -> CsvFiles.labelled(infinite, "kind", "height"));
        Path header = file("header.csv", "kind,height\n");
        assertBad(header, "has no row below its header", () -> CsvFiles.labelled(header, "kind", "height"));
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> CsvFiles.labelled(word, "sort", "height"));
        assertEquals(word + " has no column \"sort\"; there are [kind, height]", unknown.getMessage());
        assertThrows(NoSuchFileException.class, () -> CsvFiles.labelled(folder.resolve("nowhere"), "a", "b"));
    }

    @Test
    void csvOfPeopleAndPrograms() throws IOException {
        Path file = file(
                "odd.csv",
                "\uFEFFkind, height\r\n#1 , 1\r\n\r\n \"a \"\"b\"\"\nc\" ,\t+2.5E0\r\n\"\"\"\",.5\r\n\u00e9,3.");
        LabelledData data = CsvFiles.labelled(file, "kind", "height");
        assertEquals(List.of("\"", "#1", "a \"b\"\nc", "\u00e9"), data.classes());
        assertArrayEquals(new int[] {1, 2, 0, 3}, data.labels());
        assertEquals(Tensor.of(new int[] {4, 1}, 1, 2.5, 0.5, 3), data.x());
        String name = "n".repeat(5000);
        String wide = "c,".repeat(12_000) + name + "\n" + "1,".repeat(12_000) + "7\n";
        assertEquals(
                Tensor.matrix(new double[] {7}),
                CsvFiles.withTarget(file("wide.csv", wide), name, name).x());
    }

    /** In files whose lines are not their rows: a line break in a cell, an empty line. */
    @Test
    void csvThatIsNoTableIsNamedByLine() throws IOException {
        assertBadCsv("x,y\n1,2\n\n\"3\n\",a\n", "line 4, column \"y\" is \"a\", must be a number");
        assertBadCsv("x,y\n1,2\n\n3,\n", "line 4, column \"y\" is missing");
        assertBadCsv("x,y\n1,\"2\n3,4\n5,6\n", "has a quote in line 2 that is never closed");
        assertBadCsv(
                "x,y\n1,\"2\"3\n", "has text behind a closing quote in line 2, must have a comma or the line's end");
        assertBadCsv("x,y\n1,5\"\n", "has a quote within a cell in line 2, must be doubled in a cell in quotes");
        assertBadCsv("x,y\n1,2\n3\n", "has 1 cells in line 3, its header has 2");
        assertBadCsv("x,y\n1,2,3\n", "has 3 cells in line 2, its header has 2");
        assertBadCsv("x,y,x\n1,2,3\n", "has more than one column \"x\"");
        assertBadCsv("", "is empty, must begin with a header line");
        for (String no : List.of("1f", "2d", "0x1p3", "1e", "--1", "Infinity", "\u0661")) {
            assertBadCsv("x,y\n1," + no + "\n", "line 2, column \"y\" is \"" + no + "\", must be a number");
        }
        assertBadCsv(
                "x,y\n1," + "z".repeat(5000),
                "line 2, column \"y\" is \"" + "z".repeat(80) + "\u2026\", must be a number");
        Path one = file("one.csv", "x\n1\n\n3\n");
        assertBad(one, "line 3, column \"x\" is missing", () -> CsvFiles.withTarget(one, "x", "x"));
        Path latin = Files.write(folder.resolve("latin.csv"), "x,y\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertBad(
                latin,
                "is no UTF-8 text: byte 6 of 8, 0xe9, belongs to no character",
                () -> CsvFiles.labelled(latin, "y", "x"));
    }

    private void assertBadCsv(String text, String problem) throws IOException {
        Path file = file("bad.csv", text);
        assertBad(file, problem, () -> CsvFiles.withTarget(file, "x", "y"));
    }

    @Test
    void plainText() throws IOException {
        assertEquals("é\nß\n", Texts.read(file("text.txt", "é\r\nß\n")));
        byte[] latin = "caf\u00e9!".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.txt"), latin);
        assertBad(file, "is no UTF-8 text: byte 3 of 5, 0xe9, belongs to no character", () -> Texts.read(file));
    }
}
