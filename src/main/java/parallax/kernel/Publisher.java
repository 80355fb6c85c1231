package parallax.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import parallax.display.MimeBundle;

/** Publishes what every front end sees: the kernel's state, and the output of the cell that runs. */
final class Publisher {
    private final Channels channels;
    private final Wire wire;
    private volatile JsonObject parent = new JsonObject();
    private volatile boolean muted;

    Publisher(Channels channels, Wire wire) {
        this.channels = channels;
        this.wire = wire;
    }

    /** From now on output belongs to this request; a muted one shows none. */
    void startOutputOf(Message request, boolean silent) {
        parent = request.header();
        muted = silent;
    }

    /** Output belongs to an earlier request again, after a muted one: threads of its cell may print yet. */
    void resumeOutputOf(JsonObject earlier) {
        parent = earlier;
        muted = false;
    }

    /** Returns the request whose output is published. */
    JsonObject parent() {
        return parent;
    }

    /** Tells whether the kernel is busy with a request. */
    void status(String state, JsonObject request) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_state", state);
        publish("status", request, content);
    }

    /** Shows every front end what is run. */
    void input(String code, int count) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("execution_count", count);
        output("execute_input", content);
    }

    /** Publishes printed text. */
    void stream(String name, String text) {
        JsonObject content = new JsonObject();
        content.addProperty("name", name);
        content.addProperty("text", text);
        output("stream", content);
    }

    /** Publishes the value of a cell. */
    void result(MimeBundle bundle, int count) {
        JsonObject content = MimeData.content(bundle);
        content.addProperty("execution_count", count);
        output("execute_result", content);
    }

    /** Publishes a displayed value under an id. */
    void display(String id, MimeBundle bundle, boolean update) {
        JsonObject transients = new JsonObject();
        transients.addProperty("display_id", id);
        JsonObject content = MimeData.content(bundle);
        content.add("transient", transients);
        output(update ? "update_display_data" : "display_data", content);
    }

    /** Removes the cell's output. */
    void clear(boolean wait) {
        JsonObject content = new JsonObject();
        content.addProperty("wait", wait);
        output("clear_output", content);
    }

    /** Publishes an error. */
    void error(String name, String message, List<String> traceback) {
        output("error", errorContent(name, message, traceback));
    }

    static JsonObject errorContent(String name, String message, List<String> traceback) {
        JsonArray lines = new JsonArray();
        traceback.forEach(lines::add);
        JsonObject content = new JsonObject();
        content.addProperty("ename", name);
        content.addProperty("evalue", message);
        content.add("traceback", lines);
        return content;
    }

    private void output(String type, JsonObject content) {
        if (!muted) {
            publish(type, parent, content);
        }
    }

    /** Publishes a message about a request. */
    void publish(String type, JsonObject request, JsonObject content) {
        List<byte[]> topic = List.of(("kernel." + type).getBytes(StandardCharsets.US_ASCII));
        channels.send(Channels.Channel.IOPUB, wire.encode(Message.of(type, topic, request, content)));
    }
}
