package parallax.kernel;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import parallax.session.SessionInput;

/** Asks the front end that runs the cell for a line of input. */
final class StdinChannel implements SessionInput {
    private final Channels channels;
    private final Wire wire;
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Consumer<String> tell;
    private volatile Message request;
    private volatile boolean told;

    /**
     * Makes one.
     *
     * @param tell shows the person at the front end a line
     */
    StdinChannel(Channels channels, Wire wire, Consumer<String> tell) {
        this.channels = channels;
        this.wire = wire;
        this.tell = tell;
    }

    /** From now on questions go to the sender of this request, or to nobody if it is null. */
    void ask(Message of) {
        request = of;
        told = false;
    }

    /** Takes an answer; one nobody asked for is thrown away with the next question. */
    void answer(Message reply) {
        answers.add(reply.text("value", ""));
    }

    @Override
    public String readLine() throws IOException {
        Message asker = request;
        if (asker == null) {
            if (!told) { // a Scanner keeps the exception to itself, and says that there is no line
                told = true;
                tell.accept("[This front end cannot be asked for input: what reads System.in finds none.]\n");
            }
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
