package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import parallax.display.Display;
import parallax.display.DisplaySink;
import parallax.session.JavaSession;
import parallax.session.SessionInput;
import parallax.session.SessionOutput;

/** A kernel in this process, and a client on its sockets. */
final class KernelClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final DisplaySink formerSink = currentSink();
    private final ZContext context = new ZContext();
    private final ConnectionFile file;
    private final Wire wire;
    private final Kernel kernel;
    private JavaSession session;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;

    /** Starts the kernel. */
    KernelClient() throws IOException {
        file = FreePorts.connectionFile();
        wire = new Wire(new Signer(file.key()));
        kernel = new Kernel(file);
        shell = connect(SocketType.DEALER, file.shell());
        control = connect(SocketType.DEALER, file.control());
        stdin = connect(SocketType.DEALER, file.stdin());
        heartbeat = connect(SocketType.REQ, file.heartbeat());
        iopub = connect(SocketType.SUB, file.iopub());
        iopub.subscribe("");
        kernel.start(this::open);
    }

    private JavaSession open(SessionOutput output, SessionInput input) {
        session = JavaSession.builder().output(output).input(input).build();
        return session;
    }

    ConnectionFile file() {
        return file;
    }

    ZMQ.Socket shell() {
        return shell;
    }

    /** Returns the socket on the shell, control or stdin channel. */
    ZMQ.Socket connectedTo(int channel) {
        return List.of(shell, control, stdin).get(channel);
    }

    /** Sends a request on the control channel and returns the reply. */
    Message control(String type) {
        return reply(control, request(control, type, new JsonObject()));
    }

    ZMQ.Socket iopub() {
        return iopub;
    }

    ZMQ.Socket heartbeat() {
        return heartbeat;
    }

    /** Returns a socket more on a port of the kernel. */
    ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect(file.address(port));
        return socket;
    }

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    /** Returns a content of one entry. */
    static JsonObject content(String name, String value) {
        JsonObject content = new JsonObject();
        content.addProperty(name, value);
        return content;
    }

    /** Sends a request, signed, and returns it. */
    Message request(ZMQ.Socket socket, String type, JsonObject content) {
        Message request = Message.of(type, List.of(), new JsonObject(), content);
        send(socket, wire.encode(request));
        return request;
    }

    /** Returns the next message that answers the request; what answers others is dropped. */
    Message reply(ZMQ.Socket socket, Message request) {
        while (true) {
            List<byte[]> frames = new ArrayList<>();
            do {
                byte[] frame = socket.recv();
                assertNotNull(frame, "no reply to " + request.type() + " " + request.content());
                frames.add(frame);
            } while (socket.hasReceiveMore());
            try {
                Message message = wire.decode(frames);
                if (message.parent().equals(request.header())) {
                    return message;
                }
            } catch (BadMessageException e) {
                throw new AssertionError("the kernel sent what is no message: " + e.getMessage(), e);
            }
        }
    }

    /** Sends a cell. */
    Message sendCell(String code) {
        return request(shell, "execute_request", content("code", code));
    }

    /** Runs a cell and returns the reply. */
    Message execute(String code) {
        return reply(shell, sendCell(code));
    }

    /** Runs a cell and returns what it shows as its value. */
    String value(String code) {
        Message request = sendCell(code);
        Message reply = reply(shell, request);
        while (true) {
            Message message = reply(iopub, request);
            if (message.type().equals("execute_result")) {
                return message.content()
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString();
            }
            assertFalse(isIdle(message), () -> code + " is answered by " + reply.content());
        }
    }

    static boolean isIdle(Message message) {
        return message.text("execution_state", "").equals("idle");
    }

    /** Returns once the cell of the request runs. */
    void awaitRunning(Message request) {
        while (!reply(iopub, request).type().equals("execute_input")) {
            // It runs once its input is published.
        }
    }

    @Override
    public void close() {
        kernel.close();
        session.close();
        context.close();
        Display.sendTo(formerSink);
    }

    private static DisplaySink currentSink() {
        DisplaySink sink = Display.sendTo(null);
        Display.sendTo(sink);
        return sink;
    }
}
