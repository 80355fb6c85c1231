package parallax.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import parallax.display.Display;
import parallax.display.MimeBundle;
import parallax.session.CellError;
import parallax.session.CellResult;
import parallax.session.JavaSession;

/** Runs cells and publishes how they end. */
final class ExecuteRequests {
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final CompletableFuture<JavaSession> session;
    private final Publisher publisher;
    private final KernelOutput output;
    private final StdinChannel stdin;
    private final ArrivalClock clock;
    private final History history = new History();
    private int count;
    private long abortedUpTo = -1;

    /** Tells how many requests have arrived. */
    @FunctionalInterface
    interface ArrivalClock {
        /** Returns the number of the last one. */
        long last();
    }

    ExecuteRequests(
            CompletableFuture<JavaSession> session,
            Publisher publisher,
            KernelOutput output,
            StdinChannel stdin,
            ArrivalClock clock) {
        this.session = session;
        this.publisher = publisher;
        this.output = output;
        this.stdin = stdin;
        this.clock = clock;
    }

    History history() {
        return history;
    }

    /** Runs the cell of the request, unless a cell before it failed while it was waiting. */
    Answer answer(Request request) {
        Message message = request.message();
        if (request.arrival() <= abortedUpTo) {
            JsonObject aborted = new JsonObject(); // without a number: the cell was not run, and keeps none
            aborted.addProperty("status", "aborted");
            return Answer.reply(message, aborted);
        }
        String code = message.text("code", "");
        boolean silent = message.flag("silent", false);
        boolean stored = !silent && !code.isBlank() && message.flag("store_history", true);
        if (stored) {
            count++;
        }
        JsonObject before = publisher.parent();
        publisher.startOutputOf(message, silent);
        output.newCell();
        publisher.input(code, count);
        stdin.ask(message.flag("allow_stdin", false) ? message : null);
        JsonObject content = run(code, message, stored);
        if (silent) {
            publisher.resumeOutputOf(before);
        }
        if (isError(content) && message.flag("stop_on_error", true)) {
            abortedUpTo = clock.last();
        }
        return Answer.reply(message, content);
    }

    private JsonObject run(String code, Message message, boolean stored) {
        try {
            return ran(code, message, stored);
        } catch (RuntimeException | Error e) {
            // Not the learner's mistake but ours, or a session that could not be opened: said where they look.
            KernelLog.warn("cannot run a cell: " + e);
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            String text = "the kernel could not run this cell: " + cause;
            return failed(new CellError(CellError.Kind.EXCEPTION, "KernelError", text, List.of(text), 0, 0));
        }
    }

    private JsonObject ran(String code, Message message, boolean stored) {
        Optional<HelpRequest> help = HelpRequest.of(code);
        if (help.isPresent()) {
            remember(stored, code, null);
            JsonObject content = status("ok");
            content.add("payload", help.get().payload(session.join()));
            content.add("user_expressions", new JsonObject());
            return content;
        }
        CellResult result = rendered(session.join().execute(count, code));
        if (result instanceof CellResult.Failure failure) {
            remember(stored, code, null);
            return failed(failure.error());
        }
        Optional<MimeBundle> shown = ((CellResult.Success) result).value().map(MimeBundle.class::cast);
        shown.ifPresent(bundle -> publisher.result(bundle, count));
        remember(stored, code, shown.map(MimeBundle::plain).orElse(null));
        JsonObject content = status("ok");
        content.add("payload", new JsonArray());
        content.add("user_expressions", evaluated(message.content().get("user_expressions")));
        return content;
    }

    private void remember(boolean stored, String code, String shown) {
        if (stored) {
            history.add(count, code, shown);
        }
    }

    /** Replaces a value by how it looks. Code of the learner may run for that, so it can be interrupted and may fail. */
    private CellResult rendered(CellResult result) {
        return result instanceof CellResult.Success success && success.value().isPresent()
                ? session.join()
                        .call(count, () -> Display.render(success.value().get()))
                : result;
    }

    private JsonObject failed(CellError error) {
        List<String> traceback = new ArrayList<>(error.traceback());
        if (!traceback.isEmpty()) {
            traceback.set(0, RED + traceback.get(0) + PLAIN);
        }
        publisher.error(error.name(), error.message(), traceback);
        JsonObject content = Publisher.errorContent(error.name(), error.message(), traceback);
        content.addProperty("status", "error");
        content.addProperty("execution_count", count);
        content.add("payload", new JsonArray());
        content.add("user_expressions", new JsonObject());
        return content;
    }

    private JsonObject evaluated(JsonElement expressions) {
        JsonObject values = new JsonObject();
        if (expressions != null && expressions.isJsonObject()) {
            for (Map.Entry<String, JsonElement> entry :
                    expressions.getAsJsonObject().entrySet()) {
                values.add(entry.getKey(), expression(entry.getValue()));
            }
        }
        return values;
    }

    private JsonObject expression(JsonElement expression) {
        // A number or a truth value is Java as well; what is neither is not, and javac says so.
        String code = expression.isJsonPrimitive() ? expression.getAsString() : expression.toString();
        CellResult result = rendered(session.join().execute(count, code));
        if (result instanceof CellResult.Failure failure) {
            CellError error = failure.error();
            JsonObject content = Publisher.errorContent(error.name(), error.message(), error.traceback());
            content.addProperty("status", "error");
            return content;
        }
        MimeBundle bundle = ((CellResult.Success) result)
                .value()
                .map(MimeBundle.class::cast)
                .orElseGet(() -> MimeBundle.text("null"));
        JsonObject content = MimeData.content(bundle);
        content.addProperty("status", "ok");
        return content;
    }

    private JsonObject status(String status) {
        JsonObject content = new JsonObject();
        content.addProperty("status", status);
        content.addProperty("execution_count", count);
        return content;
    }

    private static boolean isError(JsonObject content) {
        return content.get("status").getAsString().equals("error");
    }
}
