package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import parallax.display.MimeBundle;

/** A client on the kernel's sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelTest {
    private KernelClient client;

    @BeforeAll
    void start() throws IOException {
        client = new KernelClient();
        assertEquals("ok", client.execute("int signed = 1;").text("status", ""));
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    void publishesBusyInputResultIdleInThisOrder() {
        Message request = client.sendCell("System.out.println(5); 1 + 1");
        List<String> types = new ArrayList<>();
        while (!types.contains("idle")) {
            Message message = client.reply(client.iopub(), request);
            types.add(message.text("execution_state", message.type()));
        }
        assertEquals(List.of("busy", "execute_input", "stream", "execute_result", "idle"), types);
        assertEquals("ok", client.reply(client.shell(), request).text("status", ""));
    }

    @Test
    void anAnswerNobodyAskedForIsIgnored() {
        ZMQ.Socket stdin = client.connect(SocketType.DEALER, client.file().stdin());
        client.request(stdin, "input_reply", KernelClient.content("value", "unasked"));
        assertEquals("error", client.execute("System.in.read()").text("status", ""));
        assertEquals("3", client.value("1 + 2"));
    }

    @Test
    void heartbeatAndKernelInfoAreAnsweredWhileACellRuns() {
        Message running = client.sendCell("while (true) { }");
        client.awaitRunning(running);
        client.heartbeat().send("beat");
        assertEquals("beat", client.heartbeat().recvStr());
        assertEquals("ok", client.control("kernel_info_request").text("status", ""));
        client.control("interrupt_request");
        assertEquals("Interrupted", client.reply(client.shell(), running).text("ename", ""));
    }

    @Test
    void whatWaitsBehindAFailedCellIsAborted() {
        List<Message> requests = new ArrayList<>();
        for (String code : List.of("Thread.sleep(300); int[] none = {}; none[1] = 1;", "signed = 3;", "1")) {
            requests.add(client.sendCell(code));
        }
        List<String> statuses = requests.stream()
                .map(r -> client.reply(client.shell(), r).text("status", ""))
                .toList();
        assertEquals(List.of("error", "aborted", "aborted"), statuses);
        assertEquals("1", client.value("signed"));
    }

    /** No target of comms is known: who opens one is told so at once, and what it says to it meanwhile is ignored. */
    @Test
    void commIsClosedAsSoonAsItIsOpened() {
        JsonObject open = KernelClient.content("comm_id", "c-1");
        open.addProperty("target_name", "jupyter.widget");
        open.add("data", new JsonObject());
        Message request = client.request(client.shell(), "comm_open", open);
        List<Message> published = untilIdle(request);
        assertEquals(
                List.of("status", "comm_close", "status"),
                published.stream().map(Message::type).toList());
        JsonObject expected = KernelClient.content("comm_id", "c-1");
        expected.add("data", new JsonObject());
        assertEquals(expected, published.get(1).content());
        for (String type : List.of("comm_msg", "comm_close")) {
            assertEquals(
                    2, untilIdle(client.request(client.shell(), type, open)).size(), type);
        }
        JsonObject nameless = new JsonObject();
        nameless.add("comm_id", new JsonObject());
        assertEquals(
                2,
                untilIdle(client.request(client.shell(), "comm_open", nameless)).size());
        Message info = client.request(client.shell(), "comm_info_request", new JsonObject());
        assertEquals(
                new JsonObject(), client.reply(client.shell(), info).content().get("comms"));
        assertEquals("3", client.value("1 + 2"));
    }

    @Test
    void displaysWithoutEndAreCutAndItIsSaidOnce() {
        List<Message> published =
                untilIdle(client.sendCell("for (int i = 0; i < 10_100; i++) parallax.display.Display.display(i);"));
        List<String> types = published.stream().map(Message::type).toList();
        assertEquals(10_000, Collections.frequency(types, "display_data"));
        assertEquals(1, Collections.frequency(types, "stream"));
        published = untilIdle(client.sendCell("for (int i = 0; i < 10_100; i++) {"
                + " parallax.display.Display.clearOutput(true); parallax.display.Display.display(i); }"));
        types = published.stream().map(Message::type).toList();
        assertEquals(10_100, Collections.frequency(types, "display_data"));
    }

    @Test
    void whoCannotBeAskedForInputIsToldOnceACell() {
        for (int i = 0; i < 2; i++) {
            List<Message> published = untilIdle(
                    client.sendCell("for (int i = 0; i < 3; i++) new java.util.Scanner(System.in).hasNextLine();"));
            List<String> texts = published.stream()
                    .filter(message -> message.type().equals("stream"))
                    .map(message -> message.text("text", ""))
                    .toList();
            assertEquals(1, texts.size(), texts::toString);
            assertTrue(texts.get(0).contains("cannot be asked for input"));
        }
    }

    private List<Message> untilIdle(Message request) {
        List<Message> published = new ArrayList<>();
        do {
            published.add(client.reply(client.iopub(), request));
        } while (!KernelClient.isIdle(published.get(published.size() - 1)));
        return published;
    }

    @Test
    void jsonFormsAreValuesAndTextIsText() {
        JsonObject data = MimeData.data(MimeBundle.text("[1]")
                .with("application/vnd.x+json", "{\"a\": [1]}")
                .with("application/json", "{"));
        assertTrue(data.get("application/vnd.x+json").isJsonObject());
        assertTrue(data.get("text/plain").isJsonPrimitive());
        assertTrue(data.get("application/json").isJsonPrimitive());
    }
}
