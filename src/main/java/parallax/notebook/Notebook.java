package parallax.notebook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A Jupyter notebook of nbformat 4.
 *
 * @param metadata the notebook's metadata, whatever is in it
 * @param cells    the cells from top to bottom
 */
public record Notebook(JsonObject metadata, List<Cell> cells) {
    /** Copies the list and the metadata. */
    public Notebook {
        metadata = metadata.deepCopy();
        cells = List.copyOf(cells);
    }

    /** Returns this notebook with other cells. */
    public Notebook withCells(List<Cell> others) {
        return new Notebook(metadata, others);
    }

    /** Returns the code cells from top to bottom. */
    public List<Cell.Code> codeCells() {
        return cells.stream()
                .filter(Cell.Code.class::isInstance)
                .map(Cell.Code.class::cast)
                .toList();
    }

    /** Returns the programming language, where the notebook names it. */
    public Optional<String> language() {
        return text("language_info", "name").or(() -> text("kernelspec", "language"));
    }

    /** Returns the name of the kernel, where the notebook names it. */
    public Optional<String> kernel() {
        return text("kernelspec", "name");
    }

    private Optional<String> text(String object, String key) {
        JsonElement value = metadata.get(object) instanceof JsonObject found ? found.get(key) : null;
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }
}
