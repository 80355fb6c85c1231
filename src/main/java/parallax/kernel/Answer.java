package parallax.kernel;

import com.google.gson.JsonObject;
import java.util.List;

/** What is sent back to a request: a type and its content. */
record Answer(String type, JsonObject content) {
    /** Returns the reply to a request, with the status ok unless the content has another. */
    static Answer reply(Message request, JsonObject content) {
        if (!content.has("status")) {
            content.addProperty("status", "ok");
        }
        return new Answer(replyType(request), content);
    }

    /** Returns the reply to a request the kernel could not work on. */
    static Answer failed(Message request, Throwable cause) {
        JsonObject content = Publisher.errorContent(
                cause.getClass().getName(), String.valueOf(cause.getMessage()), List.of(cause.toString()));
        content.addProperty("status", "error");
        return new Answer(replyType(request), content);
    }

    private static String replyType(Message request) {
        return request.type().replaceFirst("_request$", "") + "_reply";
    }
}
