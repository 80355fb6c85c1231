package parallax.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** {@code System.in} made of lines that are asked for when they are needed. */
final class LineInputStream extends InputStream {
    private final SessionInput input;
    private final Runnable beforeAsking;
    private byte[] line = new byte[0];
    private int position;

    LineInputStream(SessionInput input, Runnable beforeAsking) {
        this.input = input;
        this.beforeAsking = beforeAsking;
    }

    @Override
    public synchronized int read() throws IOException {
        return hasNext() ? line[position++] & 0xFF : -1;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int taken = Math.min(count, line.length - position);
        System.arraycopy(line, position, target, offset, taken);
        position += taken;
        return taken;
    }

    @Override
    public synchronized int available() {
        return line.length - position;
    }

    private boolean hasNext() throws IOException {
        if (position < line.length) {
            return true;
        }
        beforeAsking.run();
        String next = input.readLine();
        if (next == null) {
            return false;
        }
        line = (next + "\n").getBytes(StandardCharsets.UTF_8);
        position = 0;
        return true;
    }
}
