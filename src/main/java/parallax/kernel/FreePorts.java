package parallax.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Connections inside this machine on ports that nobody uses. */
final class FreePorts {
    private static final int PORTS = 5;

    private FreePorts() {}

    /** Returns a connection with a key of its own. */
    static ConnectionFile connectionFile() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < PORTS; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> p = held.stream().map(ServerSocket::getLocalPort).toList();
            String key = UUID.randomUUID().toString();
            return new ConnectionFile("tcp", "127.0.0.1", p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), key);
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
