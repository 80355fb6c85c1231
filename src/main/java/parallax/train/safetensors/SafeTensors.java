package parallax.train.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Named;
import parallax.tensor.Arguments;

/**
 * Named arrays and words about them, as a file of the safetensors format holds them.
 *
 * <p>The file is: the header's length in 8 bytes; the header, JSON in UTF-8, {@code {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets":
 * [0, 24]}, …, "__metadata__": {…}}}, filled up with spaces; and the entries of all arrays behind each other, without gaps.
 * Numbers have their least significant byte first.
 *
 * <p><b>Source.</b> The format's description at github.com/huggingface/safetensors.
 *
 * @param arrays   by name
 * @param metadata words by name
 */
public record SafeTensors(Named<StoredArray> arrays, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if an array has the name of the metadata, or a name or word has half of a surrogate pair, which UTF-8 cannot
     *                                  write
     */
    public SafeTensors {
        if (Arguments.given("arrays", arrays).has(METADATA)) {
            throw new IllegalArgumentException("no array can be named " + METADATA);
        }
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(Arguments.given("metadata", metadata)));
        arrays.names().forEach(SafeTensors::requireText);
        metadata.forEach((name, word) -> {
            requireText(Arguments.given("a name in metadata", name));
            requireText(Arguments.given(name, word));
        });
    }

    private static void requireText(String text) {
        // A string of Java may have half of a surrogate pair.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has half of a surrogate pair, which UTF-8 cannot write");
        }
    }

    /**
     * Reads a file.
     *
     * @throws BadFileException if it is not of the format, or holds other types than F32, F64 and I64
     * @throws IOException      if it cannot be read
     */
    public static SafeTensors read(Path file) throws IOException {
        return SafeTensorsReader.read(Arguments.given("file", file));
    }

    /**
     * Writes a file, whole or not at all: whoever reads meanwhile, or after a crash, finds the old one or the new one.
     *
     * @throws IOException if it cannot be written; what was there before is then untouched
     */
    public void write(Path file) throws IOException {
        // Those of 8 bytes first: so every entry lies at a multiple of its size, which mapping readers like.
        List<String> inFile = new ArrayList<>(arrays.names());
        inFile.sort(Comparator.comparing(name -> -arrays.get(name).type().bytes()));
        List<ByteBuffer> parts = new ArrayList<>();
        Map<String, Long> begins = new HashMap<>();
        long end = 0;
        for (String name : inFile) {
            ByteBuffer bytes = arrays.get(name).bytes();
            begins.put(name, end);
            end += bytes.remaining();
            parts.add(bytes);
        }
        byte[] header = header(begins);
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        parts.add(0, length.putLong(header.length).flip());
        parts.add(1, ByteBuffer.wrap(header));
        AtomicFile.write(Arguments.given("file", file), parts);
    }

    private byte[] header(Map<String, Long> begins) {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            JsonObject words = new JsonObject();
            metadata.forEach(words::addProperty);
            header.add(METADATA, words);
        }
        arrays.forEach((name, array) -> {
            JsonArray shape = new JsonArray();
            for (int size : array.shape()) {
                shape.add(size);
            }
            JsonArray offsets = new JsonArray();
            offsets.add(begins.get(name));
            offsets.add(begins.get(name) + array.bytes().remaining());
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", array.type().name());
            entry.add("shape", shape);
            entry.add("data_offsets", offsets);
            header.add(name, entry);
        });
        String text = header.toString();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return (text + " ".repeat((8 - bytes % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }
}
