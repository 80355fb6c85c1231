package parallax.train.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.nn.Named;
import parallax.tensor.Tensor;

class SafeTensorsTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("model.safetensors");
    }

    /** Writes a header and some bytes after it. */
    private Path written(String header, int bytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return written(text.length, text, bytes);
    }

    private Path written(long length, byte[] header, int bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(8 + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(length).put(header);
        return Files.write(file(), all.array());
    }

    private static void assertBad(String problem, Path file) {
        assertEquals(
                "model.safetensors: " + problem,
                assertThrows(BadFileException.class, () -> SafeTensors.read(file))
                        .getMessage());
    }

    private static String entry(String name, String dtype, String shape, long begin, long end) {
        return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + ","
                + end + "]}";
    }

    /** The bytes by hand, as the format's description has them. */
    @Test
    void bytesByHand() throws Exception {
        SafeTensors one = new SafeTensors(
                Named.<StoredArray>none().with("w", StoredArray.of(StoredArray.Type.F32, Tensor.vector(1, -2))),
                Map.of());
        one.write(file());
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.getLong();
        assertEquals(0, length % 8);
        byte[] text = new byte[(int) length];
        bytes.get(text);
        assertEquals(header, new String(text, StandardCharsets.UTF_8).stripTrailing());
        assertEquals(0x3f800000, bytes.getInt()); // 1 in single precision
        assertEquals(0xc0000000, bytes.getInt()); // −2
        assertFalse(bytes.hasRemaining());
    }

    @Test
    void whatIsWrittenIsReadBitByBit() throws Exception {
        Tensor odd = Tensor.of(
                new int[] {1, 3, 2}, 1 / 3.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e300);
        Named<StoredArray> arrays = Named.<StoredArray>none()
                .with("single", StoredArray.of(StoredArray.Type.F32, Tensor.vector((float) 0.1, 3, (float) 1e-40)))
                .with("double", StoredArray.of(StoredArray.Type.F64, odd))
                .with("whole", StoredArray.of(Long.MIN_VALUE, -1, 1L << 60))
                .with("scalar", StoredArray.of(StoredArray.Type.F32, Tensor.of(new int[0], 7)))
                .with("empty", StoredArray.of(StoredArray.Type.F64, Tensor.zeros(0, 3)))
                .with("ünïcode \"quoted\"", StoredArray.of(5));
        new SafeTensors(arrays, Map.of("format", "pt", "note", "a\nb")).write(file());
        SafeTensors read = SafeTensors.read(file());
        assertEquals(List.copyOf(arrays.names()), List.copyOf(read.arrays().names()));
        arrays.forEach((name, array) ->
                assertEquals(array.bytes(), read.arrays().get(name).bytes(), name));
        assertEquals(
                Tensor.vector((float) 0.1, 3, (float) 1e-40),
                read.arrays().get("single").tensor());
        assertEquals(odd, read.arrays().get("double").tensor());
        assertArrayEquals(
                new long[] {Long.MIN_VALUE, -1, 1L << 60},
                read.arrays().get("whole").integers());
        assertEquals(Tensor.of(new int[0], 7), read.arrays().get("scalar").tensor());
        assertEquals(Tensor.zeros(0, 3), read.arrays().get("empty").tensor());
        assertEquals(Map.of("format", "pt", "note", "a\nb"), read.metadata());
    }

    @Test
    void oneArrayUnderTwoNamesIsWrittenTwice() throws Exception {
        StoredArray array = StoredArray.of(1, 2);
        new SafeTensors(Named.<StoredArray>none().with("a", array).with("b", array), Map.of()).write(file());
        assertArrayEquals(
                new long[] {1, 2}, SafeTensors.read(file()).arrays().get("b").integers());
    }

    @Test
    void aFileIsReplacedWholeAndNothingElseIsLeft() throws Exception {
        SafeTensors first = new SafeTensors(Named.<StoredArray>none().with("a", StoredArray.of(1)), Map.of());
        first.write(folder.resolve("sub/deep.safetensors"));
        first.write(file());
        new SafeTensors(Named.<StoredArray>none().with("a", StoredArray.of(2)), Map.of()).write(file());
        assertArrayEquals(
                new long[] {2}, SafeTensors.read(file()).arrays().get("a").integers());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "the file and the folder sub");
        }
    }

    /** Also one that leads to another that leads to nothing yet. */
    @Test
    void aLinkStaysALink() throws Exception {
        SafeTensors some = new SafeTensors(Named.<StoredArray>none().with("a", StoredArray.of(1)), Map.of());
        Path target = folder.resolve("there/real.safetensors");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("there/real.safetensors"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        for (int time = 0; time < 2; time++) {
            some.write(second);
            assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(second));
            assertTrue(Files.isRegularFile(target));
            assertEquals(1, SafeTensors.read(second).arrays().names().size());
        }
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        assertThrows(FileSystemLoopException.class, () -> some.write(circle));
    }

    @Test
    void whatUtf8CannotWriteIsRefused() {
        assertRejects(
                "\"a\ud800\" has half of a surrogate pair, which UTF-8 cannot write",
                () -> new SafeTensors(Named.<StoredArray>none().with("a\ud800", StoredArray.of(1)), Map.of()));
        assertRejects(
                "\"\udc00\" has half of a surrogate pair, which UTF-8 cannot write",
                () -> new SafeTensors(Named.none(), Map.of("k", "\udc00")));
    }

    @Test
    void whatIsNullIsNamed() {
        assertRejects("file is null", () -> SafeTensors.read(null));
        assertRejects("type is null", () -> StoredArray.of(null, Tensor.vector(1)));
        assertRejects("values is null", () -> StoredArray.of((long[]) null));
    }

    /** A folder stands where the file should go: the move fails after all was written. */
    @Test
    void whereWritingFailsWhatWasThereStays() throws Exception {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));
        SafeTensors some = new SafeTensors(Named.<StoredArray>none().with("a", StoredArray.of(1)), Map.of());
        assertThrows(IOException.class, () -> some.write(taken));
        assertTrue(Files.isDirectory(taken.resolve("inside")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }

    @Test
    void cutOffFilesAreToldSo() throws Exception {
        SafeTensors some =
                new SafeTensors(Named.<StoredArray>none().with("a", StoredArray.of(1, 2, 3)), Map.of("k", "v"));
        some.write(file());
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            String message = assertThrows(BadFileException.class, () -> SafeTensors.read(file()))
                    .getMessage();
            assertTrue(message.contains("is cut off") || message.contains("is no safetensors file"), message);
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        assertBad("is cut off: its arrays take 24 bytes, 23 are there", file());
        Files.write(file(), Arrays.copyOf(whole, whole.length + 2));
        assertBad("has 26 bytes of entries, its arrays take 24", file());
    }

    @Test
    void brokenHeadersAreToldSo() throws Exception {
        assertBad(
                "is no safetensors file: it has 3 bytes, the header's length alone takes 8",
                Files.write(file(), new byte[3]));
        assertBad(
                "is no safetensors file: its header would have 18446744073709551615 bytes, must have 2 to 100000000",
                written(-1, new byte[20], 0));
        assertBad(
                "is no safetensors file: its header would have 0 bytes, must have 2 to 100000000",
                written(0, new byte[20], 0));
        assertBad(
                "is no safetensors file: its header would have 100000001 bytes, must have 2 to 100000000",
                written(100_000_001, new byte[20], 0));
        assertBad("is cut off: its header has 99 bytes, 20 follow", written(99, new byte[20], 0));
        assertBad("is no safetensors file: its header is not JSON", written("{\"a\":", 0));
        assertBad("is no safetensors file: its header is not JSON", written("{a:1}", 0));
        assertBad("is no safetensors file: its header is not JSON", written("{} {}", 0));
        assertBad("is no safetensors file: its header begins with U+005B, must begin with {", written("[1]", 0));
        assertBad("is no safetensors file: its header begins with U+FEFF, must begin with {", written("\uFEFF{}", 0));
        String a = entry("a", "F32", "[1]", 0, 4);
        assertBad("has \"a\" twice in one object of its header", written("{" + a + "," + a + "}", 4));
        assertBad(
                "has \"dtype\" twice in one object of its header",
                written("{" + a.replace("[0,4]", "[0,4],\"dtype\":\"I64\"") + "}", 4));
        assertBad(
                "has \"k\" twice in one object of its header",
                written("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", 0));
        assertBad(
                "is no safetensors file: its header is not JSON",
                written("{" + entry("\\ud800", "F32", "[1]", 0, 4) + "}", 4));
        assertBad("is no safetensors file: its header is not UTF-8", written(2, new byte[] {'{', (byte) 0xff}, 0));
        assertBad("__metadata__ must be an object", written("{\"__metadata__\":1}", 0));
        assertBad("__metadata__.k must be a string", written("{\"__metadata__\":{\"k\":1}}", 0));
    }

    @Test
    void brokenArraysAreToldSo() throws Exception {
        assertBad("array \"a\" must be an object in the header", written("{\"a\":1}", 0));
        assertBad(
                "array \"a\" has dtype \"F16\", must be one of [F32, F64, I64]",
                written("{" + entry("a", "F16", "[2]", 0, 4) + "}", 4));
        assertBad("array \"a\" has shape null, must be a list", written("{\"a\":{\"dtype\":\"F32\"}}", 0));
        assertBad(
                "array \"a\" has shape[1] -2, must be a whole number of at least 0",
                written("{" + entry("a", "F32", "[2,-2]", 0, 4) + "}", 4));
        assertBad(
                "array \"a\" has shape[0] 1.5, must be a whole number of at least 0",
                written("{" + entry("a", "F32", "[1.5]", 0, 4) + "}", 4));
        assertBad(
                "array \"a\" F32 (2, 3) takes 24 bytes, its data_offsets say 20",
                written("{" + entry("a", "F32", "[2,3]", 0, 20) + "}", 20));
        assertBad(
                "array \"a\" has data_offsets [8, 0], must be a begin and an end not before it",
                written("{" + entry("a", "F32", "[2]", 8, 0) + "}", 8));
        assertBad(
                "array \"a\" is too large: shape (2147483647, 2147483647) holds more than 2147483647 entries",
                written("{" + entry("a", "F32", "[9999999999,9999999999]", 0, 4) + "}", 4));
        assertBad(
                "array \"a\" is too large: it takes 4000000000 bytes, must take at most 2147483647",
                written("{" + entry("a", "F64", "[500000000]", 0, 4000000000L) + "}", 4));
        assertBad(
                "array \"b\" begins at byte 4, \"a\" ends at 8: arrays must follow each other without overlap or gap",
                written("{" + entry("a", "F32", "[2]", 0, 8) + "," + entry("b", "F32", "[2]", 4, 12) + "}", 12));
        assertBad(
                "array \"b\" begins at byte 12, \"a\" ends at 8: arrays must follow each other without overlap or gap",
                written("{" + entry("b", "F32", "[1]", 12, 16) + "," + entry("a", "F32", "[2]", 0, 8) + "}", 16));
        assertBad(
                "array \"a\" begins at byte 4, the header ends at 0: arrays must follow each other without overlap or gap",
                written("{" + entry("a", "F32", "[1]", 4, 8) + "}", 8));
    }

    @Test
    void arraysAreTakenAsWhatTheyAre() {
        assertEquals(
                "the array holds whole numbers (I64), not a tensor's",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StoredArray.of(1).tensor())
                        .getMessage());
        StoredArray single = StoredArray.of(StoredArray.Type.F32, Tensor.vector(1));
        assertEquals(
                "the array holds F32, not whole numbers (I64)",
                assertThrows(IllegalArgumentException.class, single::integers).getMessage());
        assertEquals(
                "a tensor is stored as F32 or F64, not as I64",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StoredArray.of(StoredArray.Type.I64, Tensor.vector(1)))
                        .getMessage());
        assertEquals(
                "no array can be named __metadata__",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new SafeTensors(Named.<StoredArray>none().with("__metadata__", single), Map.of()))
                        .getMessage());
    }
}
