package parallax.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/** The code of a notebook that a cell loads. */
final class NotebookCells {
    private NotebookCells() {}

    /**
     * Returns the code cells of a notebook of format 4, in their order.
     *
     * @throws MagicException if the text is not one
     */
    static List<String> of(String text) throws MagicException {
        if (!(parsed(text) instanceof JsonObject notebook) || !(notebook.get("cells") instanceof JsonArray cells)) {
            throw new MagicException("this is not a notebook of format 4: it has no list of cells");
        }
        List<String> code = new ArrayList<>();
        for (JsonElement element : cells) {
            if (element instanceof JsonObject cell
                    && text(cell.get("cell_type")).equals("code")) {
                code.add(text(cell.get("source")));
            }
        }
        return code;
    }

    private static JsonElement parsed(String text) throws MagicException {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new MagicException("this is not a notebook: " + e.getMessage());
        }
    }

    /** A text is a string, or a list of its lines. */
    private static String text(JsonElement element) {
        if (element instanceof JsonArray lines) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(text(line)));
            return text.toString();
        }
        return element instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }
}
