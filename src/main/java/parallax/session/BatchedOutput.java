package parallax.session;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Gathers what is printed and hands it on in few large pieces: at the latest after 50 ms, when 64 KB have come together,
 * or when the other stream is written to, so that the two keep their order.
 */
final class BatchedOutput implements AutoCloseable {
    private static final int FULL = 64 * 1024;
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final SessionOutput output;
    private final UnaryOperator<String> mend;
    private final InterruptSwitch interruptSwitch;
    private byte[] bytes = new byte[FULL + 8];
    private int length;
    private boolean toStderr;
    private boolean closed;

    BatchedOutput(SessionOutput output, InterruptSwitch interruptSwitch, UnaryOperator<String> mend) {
        this.output = output;
        this.mend = mend;
        this.interruptSwitch = interruptSwitch;
        Thread flusher = new Thread(this::flushNowAndThen, "cell output");
        flusher.setDaemon(true);
        flusher.start();
    }

    OutputStream stdout() {
        return new Stream(false);
    }

    OutputStream stderr() {
        return new Stream(true);
    }

    private synchronized void write(boolean stderr, byte[] from, int offset, int count) {
        if (stderr != toStderr) {
            hand(length);
            toStderr = stderr;
        }
        boolean wasEmpty = length == 0;
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, FULL - length);
            System.arraycopy(from, offset + done, bytes, length, step);
            length += step;
            done += step;
            if (length >= FULL) {
                hand(wholeCharacters());
            }
        }
        if (wasEmpty && length > 0) {
            notifyAll();
        }
    }

    private synchronized void flushNowAndThen() {
        try {
            while (!closed) {
                if (length == 0) {
                    wait();
                } else {
                    long until = System.nanoTime() + DELAY_NANOS;
                    for (long left = DELAY_NANOS; left > 0 && !closed; left = until - System.nanoTime()) {
                        TimeUnit.NANOSECONDS.timedWait(this, left);
                    }
                    hand(wholeCharacters());
                }
            }
        } catch (InterruptedException e) {
            hand(length);
        }
    }

    synchronized void flush() {
        hand(length);
    }

    /** Hands on the first bytes and keeps the others. */
    private void hand(int count) {
        if (count == 0) {
            return;
        }
        String text = ShellNames.clean(mend.apply(new String(bytes, 0, count, StandardCharsets.UTF_8)));
        System.arraycopy(bytes, count, bytes, 0, length - count);
        length -= count;
        if (toStderr) {
            output.stderr(text);
        } else {
            output.stdout(text);
        }
    }

    /** Returns how many bytes there are without a character that is still incomplete at the end. */
    private int wholeCharacters() {
        int start = length;
        for (int back = 1; back <= Math.min(3, length); back++) {
            int b = bytes[length - back];
            if ((b & 0xC0) != 0x80) {
                int size = (b & 0xF8) == 0xF0 ? 4 : (b & 0xF0) == 0xE0 ? 3 : (b & 0xE0) == 0xC0 ? 2 : 1;
                start = size > back ? length - back : length;
                break;
            }
        }
        return start;
    }

    @Override
    public synchronized void close() {
        hand(length);
        closed = true;
        notifyAll();
    }

    private final class Stream extends OutputStream {
        private final boolean stderr;

        Stream(boolean stderr) {
            this.stderr = stderr;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) {
            if (interruptSwitch.isCondemned()) {
                throw new CellInterruption();
            }
            BatchedOutput.this.write(stderr, from, offset, count);
        }
    }
}
