package parallax.session;

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

    private StandardStreams(
            SessionOutput output, SessionInput input, InterruptSwitch interruptSwitch, UnaryOperator<String> mend) {
        batch = new BatchedOutput(output, interruptSwitch, mend);
        System.setOut(print(batch.stdout()));
        System.setErr(print(batch.stderr()));
        System.setIn(new LineInputStream(input, this::flush));
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

    void flush() {
        System.out.flush();
        System.err.flush();
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
}
