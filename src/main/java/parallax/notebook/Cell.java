package parallax.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** One cell of a notebook. */
public sealed interface Cell {
    /** Returns the cell's id, unique in its notebook. */
    String id();

    /** Returns the text of the cell, lines ended by {@code \n}. */
    String source();

    /** Returns the cell's metadata, whatever is in it. */
    JsonObject metadata();

    /** Returns the tags in the metadata, in their order. */
    default Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        if (metadata().get("tags") instanceof JsonArray array) {
            for (JsonElement tag : array) {
                if (tag.isJsonPrimitive()) {
                    tags.add(tag.getAsString());
                }
            }
        }
        return tags;
    }

    /**
     * Text to read.
     *
     * @param attachments file name to MIME bundle, the pictures that the text shows as {@code attachment:NAME}
     */
    record Markdown(String id, String source, JsonObject metadata, JsonObject attachments) implements Cell {
        /** Makes a cell with attachments. */
        public Markdown {
            metadata = metadata.deepCopy();
            attachments = attachments.deepCopy();
        }

        /** Makes a cell of text alone. */
        public Markdown(String id, String source) {
            this(id, source, new JsonObject(), new JsonObject());
        }
    }

    /**
     * Text that is neither read as Markdown nor run.
     *
     * @param attachments file name to MIME bundle
     */
    record Raw(String id, String source, JsonObject metadata, JsonObject attachments) implements Cell {
        /** Makes a cell with attachments. */
        public Raw {
            metadata = metadata.deepCopy();
            attachments = attachments.deepCopy();
        }
    }

    /**
     * Code, and what it gave when it was run.
     *
     * @param count   the execution count, if the cell was run
     * @param outputs the outputs in the order they came
     */
    record Code(String id, String source, JsonObject metadata, OptionalInt count, List<Output> outputs)
            implements Cell {
        /** Copies the outputs and the metadata. */
        public Code {
            metadata = metadata.deepCopy();
            outputs = List.copyOf(outputs);
        }

        /** Makes a cell that was not run. */
        public Code(String id, String source, JsonObject metadata) {
            this(id, source, metadata, OptionalInt.empty(), List.of());
        }

        /** Returns this cell as run: with its execution count and outputs. */
        public Code ran(int executionCount, List<Output> gave) {
            return new Code(id, source, metadata, OptionalInt.of(executionCount), gave);
        }

        /** Returns this cell as never run. */
        public Code cleared() {
            return new Code(id, source, metadata);
        }
    }
}
