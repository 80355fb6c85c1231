package parallax.kernel;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import parallax.session.JavaSession;

/** Answers what must not wait for a running cell: interrupt and shutdown. */
final class ControlRequests {
    private final CompletableFuture<JavaSession> session;
    private final BiConsumer<Request, Answer> shutDown;

    ControlRequests(CompletableFuture<JavaSession> session, BiConsumer<Request, Answer> shutDown) {
        this.session = session;
        this.shutDown = shutDown;
    }

    /** Returns the answer, or null if there is none to send. */
    Answer answer(Request request) {
        Message message = request.message();
        return switch (message.type()) {
            case "kernel_info_request" -> Answer.reply(message, KernelInfo.content());
            case "interrupt_request" -> interrupt(message);
            case "shutdown_request" -> shutDown(request);
            default -> unknown(request);
        };
    }

    private Answer interrupt(Message message) {
        if (session.isDone()) {
            session.join().interrupt();
        }
        return Answer.reply(message, new JsonObject());
    }

    private Answer shutDown(Request request) {
        JsonObject content = new JsonObject();
        content.addProperty("restart", request.message().flag("restart", false));
        shutDown.accept(request, Answer.reply(request.message(), content));
        return null;
    }

    private static Answer unknown(Request request) {
        KernelLog.warn("the message type " + request.message().type() + " is not known on " + request.channel()
                + " and is ignored");
        return null;
    }
}
