package parallax.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A message of Jupyter's protocol.
 *
 * @param identities the addresses ROUTER sockets put before it; for published messages the topic
 * @param header type, id, session, ...
 * @param parent the header of the message this one answers; empty if it answers none
 * @param metadata more about it
 * @param content what it says
 */
record Message(List<byte[]> identities, JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content) {
    private static final String VERSION = "5.3";
    private static final String SESSION = UUID.randomUUID().toString();

    /** Returns a message of this kernel. */
    static Message of(String type, List<byte[]> identities, JsonObject parent, JsonObject content) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("msg_type", type);
        header.addProperty("username", "kernel");
        header.addProperty("session", SESSION);
        header.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        header.addProperty("version", VERSION);
        return new Message(identities, header, parent, new JsonObject(), content);
    }

    /** Returns an answer to this message. */
    Message answer(String type, JsonObject answer) {
        return of(type, identities, header, answer);
    }

    /** Returns the type. */
    String type() {
        return text(header, "msg_type", "");
    }

    /** Returns a text of the content, or the other if it is missing. */
    String text(String name, String otherwise) {
        return text(content, name, otherwise);
    }

    /** Returns a truth value of the content, or the other if it is missing. */
    boolean flag(String name, boolean otherwise) {
        JsonElement value = content.get(name);
        boolean known = value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isBoolean();
        return known ? value.getAsBoolean() : otherwise;
    }

    /** Returns a whole number of the content, or the other if it is missing. */
    int number(String name, int otherwise) {
        JsonElement value = content.get(name);
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isNumber()
                ? value.getAsInt()
                : otherwise;
    }

    private static String text(JsonObject object, String name, String otherwise) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : otherwise;
    }
}
