package parallax.kernel;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel and a client in one process that do what a first cell makes them do, so that the JVM learns the classes. */
final class Training {
    private static final int PATIENCE_MILLIS = 60_000;

    private Training() {}

    /** Runs the cells and ends. */
    public static void main(String[] args) throws IOException {
        ConnectionFile file = FreePorts.connectionFile();
        EarlySession session = EarlySession.begin();
        try (Kernel kernel = new Kernel(file);
                ZContext context = new ZContext()) {
            kernel.start(session);
            Signals.onInterrupt(kernel::interrupt);
            Wire wire = new Wire(new Signer(file.key()));
            ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
            shell.setReceiveTimeOut(PATIENCE_MILLIS);
            shell.connect(file.address(file.shell()));
            send(shell, wire, "kernel_info_request", new JsonObject());
            for (String code : List.of(
                    "1 + 1",
                    "int x = 3;",
                    "for (int i = 0; i < 3; i++) System.out.println(i);\nx",
                    "new double[][] {{1, 2}, {3, 4}}")) {
                JsonObject content = new JsonObject();
                content.addProperty("code", code);
                send(shell, wire, "execute_request", content);
            }
            JsonObject content = new JsonObject();
            content.addProperty("code", "Math.ab");
            send(shell, wire, "complete_request", content);
        }
        System.exit(0);
    }

    private static void send(ZMQ.Socket shell, Wire wire, String type, JsonObject content) {
        List<byte[]> frames = wire.encode(Message.of(type, List.of(), new JsonObject(), content));
        for (int i = 0; i < frames.size(); i++) {
            shell.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
        byte[] first = shell.recv();
        if (first == null) {
            throw new IllegalStateException("no reply to " + type);
        }
        String reply = new String(first, StandardCharsets.UTF_8);
        while (shell.hasReceiveMore()) {
            reply = shell.recvStr();
        }
        if (reply.contains("\"status\":\"error\"")) {
            throw new IllegalStateException(type + " failed: " + reply);
        }
    }
}
