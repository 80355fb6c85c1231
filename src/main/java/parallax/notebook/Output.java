package parallax.notebook;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.OptionalInt;

/** One output of a code cell. */
public sealed interface Output {
    /**
     * What was printed.
     *
     * @param name stdout or stderr
     */
    record Stream(String name, String text) implements Output {}

    /** Something to look at, in one or more forms. */
    sealed interface Rich extends Output {
        /** Returns the forms: MIME type to text, or to a JSON value for the JSON types. */
        JsonObject data();

        /** Returns the output's metadata, whatever is in it. */
        JsonObject metadata();
    }

    /** What was displayed. */
    record DisplayData(JsonObject data, JsonObject metadata) implements Rich {
        /** Copies the data and the metadata. */
        public DisplayData {
            data = data.deepCopy();
            metadata = metadata.deepCopy();
        }
    }

    /**
     * The value of the cell's last expression.
     *
     * @param count the execution count of the cell that gave it
     */
    record ExecuteResult(OptionalInt count, JsonObject data, JsonObject metadata) implements Rich {
        /** Copies the data and the metadata. */
        public ExecuteResult {
            data = data.deepCopy();
            metadata = metadata.deepCopy();
        }
    }

    /**
     * Why the cell failed.
     *
     * @param name      the exception's class, or the kind of the error
     * @param message   its message
     * @param traceback the lines to show
     */
    record Failure(String name, String message, List<String> traceback) implements Output {
        /** Copies the lines. */
        public Failure {
            traceback = List.copyOf(traceback);
        }
    }
}
