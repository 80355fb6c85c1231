package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
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
