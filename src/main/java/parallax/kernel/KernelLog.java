package parallax.kernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Lines on the process's own standard error for the person who runs the server. {@code System.err} is the cells'. nbgrader
 * takes any line for a failure.
 *
 * <p>A thread of its own writes, and lines are dropped when too many wait: a server that does not read them, or is sent
 * rubbish without end, holds up nothing.
 */
final class KernelLog {
    private static final int MOST_WAITING = 100;
    private static final boolean SILENT = System.getenv("NBGRADER_EXECUTION") != null;
    private static final PrintStream STDERR = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
    private static final BlockingQueue<String> WAITING = new ArrayBlockingQueue<>(MOST_WAITING);

    static {
        Thread writer = new Thread(KernelLog::write, "log");
        writer.setDaemon(true);
        writer.start();
    }

    private KernelLog() {}

    /** Writes the line soon. */
    static void warn(String line) {
        if (!SILENT) {
            WAITING.offer(text(line));
        }
    }

    /** Writes the line now: the process ends. */
    static void last(String line) {
        if (!SILENT) {
            STDERR.println(text(line));
        }
    }

    private static String text(String line) {
        return "parallax kernel: " + line.replaceAll("\\s+", " ");
    }

    private static void write() {
        try {
            while (true) {
                STDERR.println(WAITING.take());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
            Thread.currentThread().interrupt();
        }
    }
}
