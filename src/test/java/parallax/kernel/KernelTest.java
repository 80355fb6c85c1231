package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import parallax.display.Display;
import parallax.display.DisplaySink;
import parallax.session.JavaSession;
import parallax.session.SessionInput;
import parallax.session.SessionOutput;

/** A client on the kernel's sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelTest {
    private static final int PATIENCE_MILLIS = 60_000;

    private final DisplaySink formerSink = currentSink();
    private final ZContext context = new ZContext();
    private ConnectionFile file;
    private Kernel kernel;
    private JavaSession session;
    private Wire wire;
    private ZMQ.Socket shell;
    private ZMQ.Socket control;
    private ZMQ.Socket iopub;
    private ZMQ.Socket heartbeat;

    private JavaSession open(SessionOutput output, SessionInput input) {
        session = JavaSession.builder().output(output).input(input).build();
        return session;
    }

    @BeforeAll
    void start() throws IOException {
        file = FreePorts.connectionFile();
        wire = new Wire(new Signer(file.key()));
        kernel = new Kernel(file);
        shell = connect(SocketType.DEALER, file.shell());
        control = connect(SocketType.DEALER, file.control());
        heartbeat = connect(SocketType.REQ, file.heartbeat());
        iopub = connect(SocketType.SUB, file.iopub());
        iopub.subscribe("");
        kernel.start(this::open);
        assertEquals("ok", execute("int signed = 1;").text("status", ""));
    }

    @AfterAll
    void stop() {
        kernel.close();
        session.close();
        context.close();
        Display.sendTo(formerSink);
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect(file.address(port));
        return socket;
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private Message request(ZMQ.Socket socket, String type, JsonObject content) {
        Message request = Message.of(type, List.of(), new JsonObject(), content);
        send(socket, wire.encode(request));
        return request;
    }

    private Message reply(ZMQ.Socket socket, Message request) {
        while (true) {
            List<byte[]> frames = new ArrayList<>();
            do {
                byte[] frame = socket.recv();
                assertNotNull(frame, "no reply to " + request.type());
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

    private static JsonObject code(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        return content;
    }

    private Message execute(String code) {
        return reply(shell, request(shell, "execute_request", code(code)));
    }

    private String value(String code) {
        Message request = request(shell, "execute_request", code(code));
        reply(shell, request);
        while (true) {
            Message message = reply(iopub, request);
            if (message.type().equals("execute_result")) {
                return message.content()
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString();
            }
            assertFalse(message.text("execution_state", "").equals("idle"), "no result of " + code);
        }
    }

    @Test
    void publishesBusyInputResultIdleInThisOrder() {
        Message request = request(shell, "execute_request", code("System.out.println(5); 1 + 1"));
        List<String> types = new ArrayList<>();
        while (!types.contains("idle")) {
            Message message = reply(iopub, request);
            types.add(message.text("execution_state", message.type()));
        }
        assertEquals(List.of("busy", "execute_input", "stream", "execute_result", "idle"), types);
        assertEquals("ok", reply(shell, request).text("status", ""));
    }

    @Test
    void anUnsignedMessageIsNeverRun() {
        List<byte[]> frames = new Wire(new Signer("guessed"))
                .encode(Message.of("execute_request", List.of(), new JsonObject(), code("signed = 2;")));
        send(shell, frames);
        assertEquals("1", value("signed"));
    }

    @Test
    void rubbishKillsNothing() {
        Random random = new Random(7);
        for (ZMQ.Socket socket : List.of(shell, control)) {
            for (int i = 0; i < 200; i++) {
                List<byte[]> frames = new ArrayList<>();
                for (int k = random.nextInt(9); k >= 0; k--) {
                    byte[] frame = new byte[random.nextInt(50)];
                    random.nextBytes(frame);
                    frames.add(random.nextInt(3) == 0 ? "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII) : frame);
                }
                send(socket, frames);
            }
        }
        assertEquals("3", value("1 + 2"));
    }

    @Test
    void signedMessagesOfAnyShapeGetAnAnswerOrNone() {
        JsonObject odd = new JsonObject();
        odd.add("code", new JsonArray());
        odd.add("cursor_pos", new JsonObject());
        odd.addProperty("silent", "perhaps");
        odd.addProperty("n", 1e300);
        for (String type : List.of(
                "execute_request",
                "complete_request",
                "inspect_request",
                "is_complete_request",
                "history_request",
                "comm_info_request",
                "comm_open",
                "no_such_request",
                "execute_reply")) {
            request(shell, type, odd);
            request(shell, type, new JsonObject());
        }
        assertEquals("3", value("1 + 2"));
    }

    @Test
    void anAnswerNobodyAskedForIsIgnored() {
        ZMQ.Socket stdin = connect(SocketType.DEALER, file.stdin());
        JsonObject content = new JsonObject();
        content.addProperty("value", "unasked");
        request(stdin, "input_reply", content);
        assertEquals("error", execute("System.in.read()").text("status", ""));
        assertEquals("3", value("1 + 2"));
    }

    @Test
    void heartbeatAndKernelInfoAreAnsweredWhileACellRuns() {
        Message running = request(shell, "execute_request", code("while (true) { }"));
        while (!reply(iopub, running).type().equals("execute_input")) {
            // It runs once its input is published.
        }
        heartbeat.send("beat");
        assertEquals("beat", heartbeat.recvStr());
        Message info = reply(control, request(control, "kernel_info_request", new JsonObject()));
        assertEquals("ok", info.text("status", ""));
        reply(control, request(control, "interrupt_request", new JsonObject()));
        assertEquals("Interrupted", reply(shell, running).text("ename", ""));
    }

    @Test
    void whatWaitsBehindAFailedCellIsAborted() {
        List<Message> requests = new ArrayList<>();
        for (String code : List.of("Thread.sleep(300); int[] none = {}; none[1] = 1;", "signed = 3;", "1")) {
            requests.add(request(shell, "execute_request", code(code)));
        }
        List<String> statuses =
                requests.stream().map(r -> reply(shell, r).text("status", "")).toList();
        assertEquals(List.of("error", "aborted", "aborted"), statuses);
        assertEquals("1", value("signed"));
    }

    @Test
    void jsonFormsAreValuesAndTextIsText() {
        JsonObject data = MimeData.data(parallax.display.MimeBundle.text("[1]")
                .with("application/vnd.x+json", "{\"a\": [1]}")
                .with("application/json", "{"));
        assertTrue(data.get("application/vnd.x+json").isJsonObject());
        assertTrue(data.get("text/plain").isJsonPrimitive());
        assertTrue(data.get("application/json").isJsonPrimitive());
    }

    private static DisplaySink currentSink() {
        DisplaySink sink = Display.sendTo(null);
        Display.sendTo(sink);
        return sink;
    }
}
