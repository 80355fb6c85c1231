package parallax.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parallax.display.MimeBundle;
import parallax.session.Completeness;
import parallax.session.Completion;
import parallax.session.Inspection;
import parallax.session.JavaSession;

/** Answers the requests of the shell channel. */
final class ShellRequests {
    private final CompletableFuture<JavaSession> session;
    private final ExecuteRequests execute;
    private final Publisher publisher;

    ShellRequests(CompletableFuture<JavaSession> session, ExecuteRequests execute, Publisher publisher) {
        this.session = session;
        this.execute = execute;
        this.publisher = publisher;
    }

    /** Returns the answer, or null if there is none to send. */
    Answer answer(Request request) {
        Message message = request.message();
        return switch (message.type()) {
            case "execute_request" -> execute.answer(request);
            case "kernel_info_request" -> Answer.reply(message, KernelInfo.content());
            case "complete_request" -> Answer.reply(message, complete(message));
            case "inspect_request" -> Answer.reply(message, inspect(message));
            case "is_complete_request" -> Answer.reply(message, isComplete(message));
            case "history_request" ->
                Answer.reply(message, History.reply(execute.history().answer(message)));
            case "comm_info_request" -> Answer.reply(message, noComms());
            case "comm_open" -> {
                refuseComm(message);
                yield null;
            }
            // Of a comm that was refused; the front end may have sent them before it heard so.
            case "comm_msg", "comm_close" -> null;
            default -> {
                KernelLog.warn("the message type " + message.type() + " is not known on " + request.channel()
                        + " and is ignored");
                yield null;
            }
        };
    }

    private JsonObject complete(Message message) {
        String code = message.text("code", "");
        int cursor = Cursor.index(code, message.number("cursor_pos", Integer.MAX_VALUE));
        Completion completion = session.join().complete(code, cursor);
        JsonArray matches = new JsonArray();
        completion.candidates().forEach(matches::add);
        JsonObject content = new JsonObject();
        content.add("matches", matches);
        content.addProperty("cursor_start", Cursor.position(code, completion.start()));
        content.addProperty("cursor_end", Cursor.position(code, completion.end()));
        content.add("metadata", new JsonObject());
        return content;
    }

    private JsonObject inspect(Message message) {
        String code = message.text("code", "");
        int cursor = Cursor.index(code, message.number("cursor_pos", Integer.MAX_VALUE));
        Optional<Inspection> found = session.join().inspect(code, cursor);
        JsonObject content = new JsonObject();
        content.addProperty("found", found.isPresent());
        content.add(
                "data", found.map(i -> MimeData.data(MimeBundle.text(i.text()))).orElseGet(JsonObject::new));
        content.add("metadata", new JsonObject());
        return content;
    }

    private JsonObject isComplete(Message message) {
        String code = message.text("code", "");
        Completeness answer = HelpRequest.of(code).isPresent()
                ? new Completeness(Completeness.Status.COMPLETE, "")
                : session.join().completeness(code);
        JsonObject content = new JsonObject();
        content.addProperty("status", answer.status().name().toLowerCase(Locale.ROOT));
        if (answer.status() == Completeness.Status.INCOMPLETE) {
            content.addProperty("indent", answer.indent());
        }
        return content;
    }

    /** Closes a comm at once, as the protocol wants it where the target is not known, and here none is. */
    private void refuseComm(Message message) {
        String id = message.text("comm_id", "");
        if (id.isEmpty()) {
            KernelLog.warn("a comm_open without a comm_id is ignored");
            return;
        }
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", id);
        content.add("data", new JsonObject());
        publisher.publish("comm_close", message.header(), content);
    }

    private static JsonObject noComms() {
        JsonObject content = new JsonObject();
        content.add("comms", new JsonObject());
        return content;
    }
}
