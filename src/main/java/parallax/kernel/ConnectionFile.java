package parallax.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a front end wants the kernel to listen, and the key both sign with.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip the address, or the path's beginning for {@code ipc}
 * @param key the key; empty if messages are not signed
 */
record ConnectionFile(
        String transport, String ip, int shell, int control, int iopub, int stdin, int heartbeat, String key) {
    private static final String SCHEME = "hmac-sha256";

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read or is no connection file; the message is for the person at the terminal
     */
    static ConnectionFile read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IOException("cannot read the connection file " + file + ": " + e, e);
        }
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            String scheme =
                    json.has("signature_scheme") ? json.get("signature_scheme").getAsString() : SCHEME;
            String key = json.has("key") ? json.get("key").getAsString() : "";
            if (!key.isEmpty() && !scheme.equals(SCHEME)) {
                throw new IOException(
                        "the connection file asks for signatures by " + scheme + ", this kernel has " + SCHEME);
            }
            return new ConnectionFile(
                    json.get("transport").getAsString(),
                    json.get("ip").getAsString(),
                    json.get("shell_port").getAsInt(),
                    json.get("control_port").getAsInt(),
                    json.get("iopub_port").getAsInt(),
                    json.get("stdin_port").getAsInt(),
                    json.get("hb_port").getAsInt(),
                    key);
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | NumberFormatException
                | UnsupportedOperationException e) {
            throw new IOException(file + " is not a connection file: " + e.getMessage(), e);
        }
    }

    /** Returns the address of a port. */
    String address(int port) {
        return transport.equals("ipc") ? "ipc://" + ip + "-" + port : transport + "://" + ip + ":" + port;
    }
}
