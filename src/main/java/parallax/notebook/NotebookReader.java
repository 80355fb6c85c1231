package parallax.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads notebooks of nbformat 4.0 to 4.5; what is wrong with a file is told in one line that begins with its name. */
public final class NotebookReader {
    /** A notebook with all its pictures has a few megabytes; this much is no notebook and would fill the memory. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");
    private static final Pattern JAVA_KERNEL = Pattern.compile("(?i).*java(?!script).*");

    private final String name;
    private final CellIds ids = new CellIds();

    private NotebookReader(String name) {
        this.name = name;
    }

    /**
     * Reads a notebook of Java.
     *
     * @throws NotebookException if there is no such file, or it is no notebook of nbformat 4, or is for another language
     */
    public static Notebook read(Path path) {
        NotebookReader reader = new NotebookReader(path.toString());
        if (!Files.exists(path)) {
            throw reader.wrong("no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw reader.wrong("not a file");
        }
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw reader.wrong(
                        "has " + (Files.size(path) >> 20) + " MB, a notebook may have " + (MOST_BYTES >> 20));
            }
            return reader.readText(Files.readString(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new NotebookException(path + ": not a notebook: not UTF-8 text", e);
        } catch (IOException e) {
            throw new NotebookException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a notebook of Java from its file's text.
     *
     * @param name what messages call the notebook
     * @throws NotebookException if it is no notebook of nbformat 4, or is for another language
     */
    public static Notebook read(String name, String text) {
        return new NotebookReader(name).readText(text);
    }

    private Notebook readText(String text) {
        if (text.isBlank()) {
            throw wrong("not a notebook: the file is empty");
        }
        if (!(parse(text) instanceof JsonObject json)) {
            throw wrong("not a notebook: its JSON is not an object");
        }
        checkFormat(json);
        Notebook notebook = new Notebook(object(json, "metadata", "the notebook"), List.of());
        checkLanguage(notebook);
        if (!(json.get("cells") instanceof JsonArray array)) {
            throw wrong("not a notebook: it has no list of cells");
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonElement cell : array) {
            cells.add(cell("cell " + (cells.size() + 1), cell));
        }
        return notebook.withCells(cells);
    }

    private JsonElement parse(String text) {
        // Some Windows editors begin UTF-8 files with this mark.
        JsonReader reader = new JsonReader(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw wrong("not JSON: something follows its end");
            }
            return element;
        } catch (JsonParseException | IOException e) {
            if (String.valueOf(e.getMessage()).contains("Nesting limit")) {
                throw wrong("nested too deeply for a notebook", e);
            }
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            throw wrong(
                    "not JSON" + (place.find() ? " (line " + place.group(1) + ", column " + place.group(2) + ")" : ""),
                    e);
        }
    }

    private void checkFormat(JsonObject json) {
        JsonElement format = json.get("nbformat");
        if (format == null) {
            throw wrong("not a notebook: it has no nbformat");
        }
        if (!(format instanceof JsonPrimitive primitive)
                || !primitive.isNumber()
                || !primitive.getAsString().equals("4")) {
            throw wrong("is nbformat " + brief(format) + "; parallax reads nbformat 4");
        }
    }

    private void checkLanguage(Notebook notebook) {
        String language = notebook.language().orElse("java");
        if (!language.toLowerCase(Locale.ROOT).equals("java")) {
            throw wrong("this notebook is for " + language + "; parallax runs java");
        }
        String kernel = notebook.kernel().orElse("java");
        if (notebook.language().isEmpty() && !JAVA_KERNEL.matcher(kernel).matches()) {
            throw wrong("this notebook is for the kernel " + kernel + "; parallax runs java");
        }
    }

    private Cell cell(String where, JsonElement element) {
        if (!(element instanceof JsonObject json)) {
            throw wrong(where + " is not an object");
        }
        String source = text(json, "source", where);
        JsonObject metadata = object(json, "metadata", where);
        String id = id(json.get("id"), where);
        String type = text(json, "cell_type", where);
        return switch (type) {
            case "markdown" -> new Cell.Markdown(id, source, metadata, attachments(json, where));
            case "raw" -> new Cell.Raw(id, source, metadata, attachments(json, where));
            case "code" -> new Cell.Code(id, source, metadata, count(json, where), outputs(json, where));
            default -> throw wrong(where + " is of the unknown type " + type);
        };
    }

    /** Notebooks before 4.5 have no ids; their cells get their place as one, the same at each reading. */
    private String id(JsonElement id, String where) {
        String given = id != null && id.isJsonPrimitive() ? id.getAsString() : "";
        return ids.free(CellIds.valid(given) ? given : where.replace(' ', '-'));
    }

    private JsonObject attachments(JsonObject json, String where) {
        JsonObject joined = new JsonObject();
        JsonObject attachments = object(json, "attachments", where);
        for (String file : attachments.keySet()) {
            joined.add(file, MultilineText.joinBundle(object(attachments, file, where + ", attachments")));
        }
        return joined;
    }

    private List<Output> outputs(JsonObject json, String where) {
        List<Output> outputs = new ArrayList<>();
        if (json.get("outputs") instanceof JsonArray array) {
            for (JsonElement output : array) {
                outputs.add(output(where + ", output " + (outputs.size() + 1), output));
            }
        }
        return outputs;
    }

    private Output output(String where, JsonElement element) {
        if (!(element instanceof JsonObject json)) {
            throw wrong(where + " is not an object");
        }
        String type = text(json, "output_type", where);
        JsonObject metadata = object(json, "metadata", where);
        return switch (type) {
            case "stream" -> new Output.Stream(text(json, "name", where), text(json, "text", where));
            case "display_data" -> new Output.DisplayData(bundle(json, where), metadata);
            case "execute_result" -> new Output.ExecuteResult(count(json, where), bundle(json, where), metadata);
            case "error" ->
                new Output.Failure(text(json, "ename", where), text(json, "evalue", where), lines(json, where));
            default -> throw wrong(where + " is of the unknown type " + type);
        };
    }

    private JsonObject bundle(JsonObject json, String where) {
        return MultilineText.joinBundle(object(json, "data", where));
    }

    private List<String> lines(JsonObject json, String where) {
        JsonElement traceback = json.get("traceback");
        if (!(traceback instanceof JsonArray array) || !MultilineText.is(array)) {
            throw wrong(where + " has no traceback");
        }
        List<String> lines = new ArrayList<>();
        array.forEach(line -> lines.add(line.getAsString()));
        return lines;
    }

    private OptionalInt count(JsonObject json, String where) {
        JsonElement count = json.get("execution_count");
        if (count == null || count.isJsonNull()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(count.getAsInt());
        } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException e) {
            throw wrong(where + " has the execution_count " + brief(count), e);
        }
    }

    private String text(JsonObject json, String key, String where) {
        JsonElement text = json.get(key);
        if (text == null) {
            throw wrong(where + " has no " + key);
        }
        if (!MultilineText.is(text)) {
            throw wrong(where + ": its " + key + " is neither a string nor a list of strings");
        }
        return MultilineText.join(text);
    }

    private JsonObject object(JsonObject json, String key, String where) {
        JsonElement value = json.get(key);
        if (value == null) {
            return new JsonObject();
        }
        if (!(value instanceof JsonObject object)) {
            throw wrong(where + ": its " + key + " is not an object");
        }
        return object;
    }

    private static String brief(JsonElement element) {
        String text = element.toString();
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }

    private NotebookException wrong(String what) {
        return new NotebookException(name + ": " + what);
    }

    private NotebookException wrong(String what, Throwable cause) {
        return new NotebookException(name + ": " + what, cause);
    }
}
