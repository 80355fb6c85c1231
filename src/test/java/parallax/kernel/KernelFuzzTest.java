package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** What no front end sends: after all of it the kernel answers, and has run nothing but what was signed with its key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelFuzzTest {
    private static final List<String> WITH_REPLY = List.of(
            "execute_request",
            "complete_request",
            "inspect_request",
            "is_complete_request",
            "history_request",
            "comm_info_request",
            "kernel_info_request");
    private static final List<String> WITHOUT_REPLY =
            List.of("comm_open", "comm_msg", "comm_close", "no_such_request", "execute_reply", "input_reply", " ");
    private static final List<String> NAMES = List.of(
            "code",
            "cursor_pos",
            "silent",
            "store_history",
            "user_expressions",
            "allow_stdin",
            "stop_on_error",
            "hist_access_type",
            "pattern",
            "n",
            "session",
            "start",
            "stop",
            "unique",
            "output",
            "detail_level",
            "target_name",
            "comm_id",
            "data",
            "value");
    /** Of these, code is put together that is sometimes Java and never runs long. */
    private static final List<String> WORDS = List.of(
            "1",
            "x",
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "(",
            ")",
            ";",
            "\n",
            "%",
            "%%",
            "%time ",
            "%load ",
            "?",
            "\ud83d",
            "🙂",
            "\u0000",
            "/*",
            "*/",
            "//",
            "int x",
            "= ",
            "\"a\"",
            "class A",
            "record R()",
            "void f()",
            "return",
            "throw null;",
            "import java.",
            "var v",
            "@",
            "<",
            "->",
            "::",
            "\"\"\"",
            "\\u00",
            "0x",
            "1e999",
            "$1",
            ".",
            "...",
            "case",
            "switch",
            "sealed",
            "enum E",
            "range",
            "search",
            "*",
            "System.exit(1)",
            "new int[-1]",
            "static",
            "\ufeff");

    private final Random random = new Random(20_171);
    private KernelClient client;

    @BeforeAll
    void start() throws IOException {
        client = new KernelClient();
        client.execute("int signed = 1;");
    }

    @AfterEach
    void theKernelAnswers() {
        client.heartbeat().send("beat");
        assertEquals("beat", client.heartbeat().recvStr());
        assertEquals("ok", client.control("kernel_info_request").text("status", ""));
        assertEquals("1", client.value("signed"), "code ran that was not signed");
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    void signedRequestsOfAnyShapeAreAnswered() {
        for (int i = 0; i < 600; i++) {
            Message request = client.request(client.shell(), any(WITH_REPLY), content());
            Message reply = client.reply(client.shell(), request);
            assertTrue(
                    Set.of("ok", "error", "aborted", "complete", "incomplete", "invalid", "unknown")
                            .contains(reply.text("status", "")),
                    () -> request.content() + " is answered by " + reply.content());
            awaitIdle(request);
        }
    }

    @Test
    void signedMessagesWithoutAReplyAreBorne() {
        for (int i = 0; i < 300; i++) {
            awaitIdle(client.request(client.shell(), any(WITHOUT_REPLY), content()));
            client.request(client.connect(SocketType.DEALER, client.file().stdin()), any(WITH_REPLY), content());
        }
    }

    @Test
    void whatIsSignedWronglyIsNotRun() {
        Wire wire = new Wire(new Signer(client.file().key()));
        for (int i = 0; i < 2000; i++) {
            Message message = Message.of(
                    "execute_request", List.of(), new JsonObject(), KernelClient.content("code", "signed = 2;"));
            KernelClient.send(client.connectedTo(random.nextInt(3)), tamperedWith(wire.encode(message)));
        }
        for (String key : List.of("", "guessed", client.file().key() + "x")) {
            Message message = Message.of(
                    "execute_request", List.of(), new JsonObject(), KernelClient.content("code", "signed = 2;"));
            KernelClient.send(client.shell(), new Wire(new Signer(key)).encode(message));
        }
    }

    @Test
    void framesOfRubbishAreBorne() {
        for (int i = 0; i < 1000; i++) {
            List<byte[]> frames = new ArrayList<>();
            for (int k = random.nextInt(9); k >= 0; k--) {
                frames.add(random.nextInt(3) == 0 ? "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII) : bytes(50));
            }
            KernelClient.send(client.connectedTo(random.nextInt(3)), frames);
        }
    }

    @Test
    void hugeMessagesAreBorne() {
        String large = "x".repeat(20_000_000);
        Message request = client.sendCell("\"" + large + "\".length()");
        assertEquals(
                "error", client.reply(client.shell(), request).text("status", ""), "a text of the JVM ends at 64 KB");
        request = client.request(client.shell(), "is_complete_request", KernelClient.content("code", "// " + large));
        assertEquals("complete", client.reply(client.shell(), request).text("status", ""));
        KernelClient.send(
                client.shell(),
                List.of(
                        "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII),
                        large.getBytes(StandardCharsets.US_ASCII),
                        bytes(9),
                        bytes(9),
                        bytes(9),
                        bytes(9)));
    }

    /** What speaks no ZeroMQ, or says that a frame of 2 GB follows. */
    @Test
    void connectionsOfStrangersAreBorne() throws IOException {
        byte[] greeting = ByteBuffer.allocate(64)
                .put((byte) 0xff)
                .putLong(1)
                .put((byte) 0x7f)
                .put((byte) 3)
                .put((byte) 0)
                .put("NULL".getBytes(StandardCharsets.US_ASCII))
                .array();
        byte[] enormous = ByteBuffer.allocate(73)
                .put(greeting)
                .put((byte) 6)
                .putLong(Integer.MAX_VALUE - 8)
                .array();
        List<byte[]> openings = List.of(
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                new byte[0],
                greeting,
                enormous,
                ByteBuffer.allocate(10)
                        .put((byte) 0xff)
                        .putLong(Long.MAX_VALUE)
                        .put((byte) 0)
                        .array(),
                bytes(5000));
        List<Socket> held = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Socket socket = new Socket(
                    client.file().ip(),
                    i % 2 == 0 ? client.file().shell() : client.file().control());
            try {
                OutputStream out = socket.getOutputStream();
                out.write(openings.get(i % openings.size()));
                out.flush();
            } catch (IOException e) {
                // It was hung up on: so much the better.
            }
            held.add(socket);
        }
        theKernelAnswers();
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    void aClientThatGoesLeavesTheKernelToOthers() {
        for (int i = 0; i < 20; i++) {
            ZMQ.Socket gone = client.connect(SocketType.DEALER, client.file().shell());
            for (int k = 0; k < 20; k++) {
                client.request(gone, "execute_request", KernelClient.content("code", "1 + " + k));
            }
            gone.close();
        }
        ZMQ.Socket asked = client.connect(SocketType.DEALER, client.file().shell());
        JsonObject content = KernelClient.content("code", "System.in.read()");
        content.addProperty("allow_stdin", true);
        Message request = client.request(asked, "execute_request", content);
        client.awaitRunning(request);
        asked.close();
        awaitInterrupted(request);
    }

    @Test
    void anInterruptWhileACellPrintsOrDrawsLeavesTheSocketsWhole() {
        for (int i = 0; i < 60; i++) {
            String body = i % 2 == 0 ? "System.out.println(i);" : "parallax.display.Display.display(i);";
            Message request = client.sendCell("for (int i = 0; ; i++) { " + body + " }");
            client.awaitRunning(request);
            awaitInterrupted(request);
        }
    }

    @Test
    void interruptsOfNothingAreBorne() {
        for (int i = 0; i < 50; i++) {
            assertEquals("ok", client.control("interrupt_request").text("status", ""));
            assertEquals("3", client.value("1 + 2"));
        }
    }

    /** A pattern with many stars would keep a searcher that tries all ways busy for years. */
    @Test
    void aPatternOfManyStarsIsSearchedAtOnce() {
        client.execute("// " + "a".repeat(5000));
        JsonObject content = KernelClient.content("pattern", "*a".repeat(50) + "b");
        content.addProperty("hist_access_type", "search");
        Message request = client.request(client.shell(), "history_request", content);
        JsonObject reply = client.reply(client.shell(), request).content();
        assertEquals(new JsonArray(), reply.getAsJsonArray("history"));
    }

    private void awaitInterrupted(Message request) {
        // One that comes before the cell has begun would be for nothing.
        while (true) {
            client.control("interrupt_request");
            Message message = client.reply(client.iopub(), request);
            if (message.type().equals("error")) {
                assertEquals("Interrupted", message.text("ename", ""));
                awaitIdle(request);
                return;
            }
        }
    }

    private void awaitIdle(Message request) {
        while (!KernelClient.isIdle(client.reply(client.iopub(), request))) {
            // What it publishes before is of no interest.
        }
    }

    /** Changes what is signed, or the signature. */
    private List<byte[]> tamperedWith(List<byte[]> frames) {
        List<byte[]> changed = new ArrayList<>(frames);
        int last = frames.size() - 1;
        int signature = last - 4;
        int one = signature + random.nextInt(5);
        switch (random.nextInt(6)) {
            case 0 -> changed.remove(one);
            case 1 -> changed.add(one, bytes(20));
            case 2 -> changed.set(one, bytes(20));
            case 3 -> Collections.swap(changed, signature, one == signature ? last : one);
            case 4 -> changed.subList(one, last + 1).clear();
            default -> {
                byte[] bytes = frames.get(one).clone();
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                changed.set(one, bytes);
            }
        }
        return changed;
    }

    private byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    private <E> E any(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    private JsonObject content() {
        JsonObject content = new JsonObject();
        for (int i = random.nextInt(6); i > 0; i--) {
            content.add(any(NAMES), element(3));
        }
        if (random.nextInt(3) > 0) {
            content.addProperty("code", text());
        }
        return content;
    }

    private JsonElement element(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonPrimitive(random.nextBoolean());
            case 2 -> new JsonPrimitive(random.nextInt());
            case 3 -> JsonParser.parseString(any(List.of("1e300", "-1e999999999", "9223372036854775808", "0.5", "-0")));
            case 4, 5 -> new JsonPrimitive(text());
            case 6 -> {
                JsonArray array = new JsonArray();
                array.add(element(depth - 1));
                yield array;
            }
            default -> {
                JsonObject object = new JsonObject();
                object.add(any(NAMES), element(depth - 1));
                yield object;
            }
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(any(WORDS)).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
