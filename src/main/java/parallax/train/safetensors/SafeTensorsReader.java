package parallax.train.safetensors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Named;

/** Reads a file of the safetensors format, and trusts nothing it says. */
final class SafeTensorsReader {
    /** The format's own limit: a header of gigabytes is a broken file, not a large model. */
    private static final long MOST_HEADER = 100_000_000;

    /** Of objects: the header, and what is said of each array, which has none. */
    private static final int LEVELS = 2;

    private final Path file;
    private final FileChannel channel;

    private SafeTensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static SafeTensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new SafeTensorsReader(file, channel).read();
        }
    }

    private SafeTensors read() throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw bad("is no safetensors file: it has " + size + " bytes, the header's length alone takes 8");
        }
        long length = bytes(0, 8).getLong();
        if (length < 2 || length > MOST_HEADER) {
            throw bad("is no safetensors file: its header would have " + Long.toUnsignedString(length)
                    + " bytes, must have 2 to " + MOST_HEADER);
        }
        if (length > size - 8) {
            throw bad("is cut off: its header has " + length + " bytes, " + (size - 8) + " follow");
        }
        JsonObject header = json(bytes(8, (int) length));
        Map<String, String> metadata = metadata(header.remove(SafeTensors.METADATA));
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            entries.add(Entry.of(file, entry.getKey(), entry.getValue()));
        }
        long start = 8 + length;
        requireWithoutGaps(entries, size - start);
        Map<String, StoredArray> inOrder = new LinkedHashMap<>();
        for (Entry entry : entries) {
            ByteBuffer data = bytes(start + entry.begin(), (int) (entry.end() - entry.begin()));
            inOrder.put(entry.name(), new StoredArray(entry.type(), entry.shape(), data));
        }
        return new SafeTensors(Named.of(inOrder), metadata);
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw bad("became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private JsonObject json(ByteBuffer header) throws BadFileException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(header).toString();
            // The parser would skip a byte order mark.
            if (text.charAt(0) != '{') {
                throw bad("is no safetensors file: its header begins with "
                        + String.format("U+%04X", (int) text.charAt(0)) + ", must begin with {");
            }
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonObject root = object(reader, 1);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw bad("is no safetensors file: its header is not one JSON object");
            }
            return root;
        } catch (BadFileException e) {
            throw e;
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, "is no safetensors file: its header is not UTF-8", e);
        } catch (JsonParseException | IOException e) {
            throw new BadFileException(file, "is no safetensors file: its header is not JSON", e);
        }
    }

    // Of two members of one name, the parser's own objects keep the last without a word.
    private JsonObject object(JsonReader reader, int level) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw bad("has \"" + name + "\" twice in one object of its header");
            }
            boolean deeper = level < LEVELS && reader.peek() == JsonToken.BEGIN_OBJECT;
            object.add(name, deeper ? object(reader, level + 1) : JsonParser.parseReader(reader));
        }
        reader.endObject();
        return object;
    }

    private Map<String, String> metadata(JsonElement words) throws BadFileException {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (words == null) {
            return metadata;
        }
        if (!words.isJsonObject()) {
            throw bad(SafeTensors.METADATA + " must be an object");
        }
        for (Map.Entry<String, JsonElement> word : words.getAsJsonObject().entrySet()) {
            if (!word.getValue().isJsonPrimitive()
                    || !word.getValue().getAsJsonPrimitive().isString()) {
                throw bad(SafeTensors.METADATA + "." + word.getKey() + " must be a string");
            }
            metadata.put(word.getKey(), word.getValue().getAsString());
        }
        return metadata;
    }

    // Every byte belongs to one array: what overlaps or is left over was not meant by whoever wrote it.
    private void requireWithoutGaps(List<Entry> entries, long size) throws BadFileException {
        List<Entry> inFile = new ArrayList<>(entries);
        inFile.sort(Comparator.comparing(Entry::begin).thenComparing(Entry::end));
        long end = 0;
        String before = "the header";
        for (Entry entry : inFile) {
            if (entry.begin() != end) {
                throw bad("array \"" + entry.name() + "\" begins at byte " + entry.begin() + ", " + before + " ends at "
                        + end + ": arrays must follow each other without overlap or gap");
            }
            end = entry.end();
            before = "\"" + entry.name() + "\"";
        }
        if (end > size) {
            throw bad("is cut off: its arrays take " + end + " bytes, " + size + " are there");
        }
        if (end < size) {
            throw bad("has " + size + " bytes of entries, its arrays take " + end);
        }
    }

    private BadFileException bad(String problem) {
        return new BadFileException(file, problem);
    }
}
