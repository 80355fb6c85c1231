package parallax.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Writes notebooks as nbformat 4.5, laid out as Jupyter lays them out. */
public final class NotebookWriter {
    private static final int MINOR = 5;

    private NotebookWriter() {}

    /** Returns the notebook's file as text. */
    public static String text(Notebook notebook) {
        JsonArray cells = new JsonArray();
        notebook.cells().forEach(cell -> cells.add(write(cell)));
        JsonObject json = new JsonObject();
        json.add("cells", cells);
        json.add("metadata", notebook.metadata());
        json.addProperty("nbformat", 4);
        json.addProperty("nbformat_minor", MINOR);
        return JsonText.of(json) + "\n";
    }

    /**
     * Writes the notebook's file; whoever looks at the path sees what was there before or the whole notebook.
     *
     * @throws IOException if the file cannot be written; what was there before is then untouched
     */
    public static void write(Notebook notebook, Path path) throws IOException {
        WholeFile.write(path, text(notebook));
    }

    private static JsonObject write(Cell cell) {
        JsonObject json = new JsonObject();
        json.addProperty("id", cell.id());
        json.add("metadata", cell.metadata());
        json.add("source", MultilineText.split(cell.source()));
        if (cell instanceof Cell.Code code) {
            json.addProperty("cell_type", "code");
            json.add("execution_count", count(code.count()));
            JsonArray outputs = new JsonArray();
            code.outputs().forEach(output -> outputs.add(write(output)));
            json.add("outputs", outputs);
        } else {
            boolean markdown = cell instanceof Cell.Markdown;
            json.addProperty("cell_type", markdown ? "markdown" : "raw");
            JsonObject attachments =
                    cell instanceof Cell.Markdown text ? text.attachments() : ((Cell.Raw) cell).attachments();
            if (!attachments.isEmpty()) {
                JsonObject cut = new JsonObject();
                attachments
                        .entrySet()
                        .forEach(file -> cut.add(
                                file.getKey(),
                                MultilineText.splitBundle(file.getValue().getAsJsonObject())));
                json.add("attachments", cut);
            }
        }
        return json;
    }

    private static JsonObject write(Output output) {
        JsonObject json = new JsonObject();
        if (output instanceof Output.Stream stream) {
            json.addProperty("output_type", "stream");
            json.addProperty("name", stream.name());
            json.add("text", MultilineText.split(stream.text()));
        } else if (output instanceof Output.Failure failure) {
            json.addProperty("output_type", "error");
            json.addProperty("ename", failure.name());
            json.addProperty("evalue", failure.message());
            JsonArray lines = new JsonArray();
            failure.traceback().forEach(lines::add);
            json.add("traceback", lines);
        } else if (output instanceof Output.Rich rich) {
            boolean result = rich instanceof Output.ExecuteResult;
            json.addProperty("output_type", result ? "execute_result" : "display_data");
            json.add("data", MultilineText.splitBundle(rich.data()));
            json.add("metadata", rich.metadata());
            if (rich instanceof Output.ExecuteResult value) {
                json.add("execution_count", count(value.count()));
            }
        }
        return json;
    }

    private static JsonElement count(OptionalInt count) {
        return count.isPresent() ? new JsonPrimitive(count.getAsInt()) : JsonNull.INSTANCE;
    }
}
