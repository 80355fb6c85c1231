package parallax.kernel;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import parallax.session.SessionInput;

/** Asks the front end that runs the cell for a line of input. */
final class StdinChannel implements SessionInput {
    private final Channels channels;
    private final Wire wire;
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private volatile Message request;

    StdinChannel(Channels channels, Wire wire) {
        this.channels = channels;
        this.wire = wire;
    }

    /** From now on questions go to the sender of this request, or to nobody if it is null. */
    void ask(Message of) {
        request = of;
    }

    /** Takes an answer; one nobody asked for is thrown away with the next question. */
    void answer(Message reply) {
        answers.add(reply.text("value", ""));
    }

    @Override
    public String readLine() throws IOException {
        Message asker = request;
        if (asker == null) {
            throw new IOException("this front end cannot be asked for input");
        }
        answers.clear();
        JsonObject content = new JsonObject();
        content.addProperty("prompt", "");
        content.addProperty("password", false);
        channels.send(Channels.Channel.STDIN, wire.encode(asker.answer("input_request", content)));
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the cell was interrupted while it waited for input");
        }
    }
}
