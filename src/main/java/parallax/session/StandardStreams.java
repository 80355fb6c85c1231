package parallax.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The standard streams of the process, handed to the cells while a session is open. */
final class StandardStreams implements AutoCloseable {
    private final PrintStream formerOut = System.out;
    private final PrintStream formerErr = System.err;
    private final InputStream formerIn = System.in;
    private final BatchedOutput batch;
    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private volatile Thread muted;

    private StandardStreams(
            SessionOutput output, SessionInput input, InterruptSwitch interruptSwitch, UnaryOperator<String> mend) {
        batch = new BatchedOutput(output, interruptSwitch, mend);
        out = print(batch.stdout());
        err = print(new Errors(batch.stderr()));
        in = new LineInputStream(input, this::flush);
        reset();
    }

    static StandardStreams redirect(
            SessionOutput output, SessionInput input, InterruptSwitch interruptSwitch, UnaryOperator<String> mend) {
        return new StandardStreams(output, input, interruptSwitch, mend);
    }

    private static PrintStream print(OutputStream target) {
        return new PrintStream(target, false, StandardCharsets.UTF_8) {
            /** Only flushes: a writer over System.out that a cell closes would silence all later cells. */
            @Override
            public void close() {
                flush();
            }
        };
    }

    /** Puts the streams back that a cell has replaced, perhaps by ones that nobody sees. */
    void reset() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }

    /**
     * Drops what a thread prints to standard error from now on; returns the thread of which it was dropped so far. On the thread that compiles, it is
     * the compiler's own traces, of use to its makers alone.
     */
    Thread muteErrorsOf(Thread thread) {
        Thread former = muted;
        muted = thread;
        return former;
    }

    void flush() {
        System.out.flush();
        System.err.flush();
        out.flush();
        err.flush();
        batch.flush();
    }

    @Override
    public void close() {
        flush();
        System.setOut(formerOut);
        System.setErr(formerErr);
        System.setIn(formerIn);
        batch.close();
    }

    private final class Errors extends OutputStream {
        private final OutputStream target;

        Errors(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            if (Thread.currentThread() != muted) {
                target.write(from, offset, count);
            }
        }
    }
}
