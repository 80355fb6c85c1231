package parallax.kernel;

import java.io.PrintStream;

/** One line on the kernel's own standard error for the person who runs the server. nbgrader takes any line for a failure. */
final class KernelLog {
    private static final PrintStream STDERR = System.err;
    private static final boolean SILENT = System.getenv("NBGRADER_EXECUTION") != null;

    private KernelLog() {}

    static void warn(String line) {
        if (!SILENT) {
            STDERR.println("parallax kernel: " + line.replaceAll("\\s+", " "));
        }
    }
}
