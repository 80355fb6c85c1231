package parallax.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import parallax.notebook.RunListener;

/** One line per cell: in a terminal written when the cell begins and completed in place, elsewhere when it ends. */
final class RunProgress implements RunListener {
    private final PrintWriter out;
    private final boolean terminal;

    RunProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static RunProgress on(PrintWriter out) {
        return new RunProgress(out, terminal(System.console()));
    }

    @Override
    public void begins(int number, int total, String label) {
        if (terminal) {
            out.print(place(number, total) + label + " ...");
            out.flush();
        }
    }

    @Override
    public void ends(int number, int total, String label, Duration took, boolean well) {
        String seconds = String.format(Locale.ROOT, "%.2f s", took.toMillis() / 1000.0);
        String line = place(number, total)
                + String.format(Locale.ROOT, "%-42s %8s  %s", label, seconds, well ? "ok" : "failed");
        out.println(terminal ? "\r" + line : line);
        out.flush();
    }

    private static String place(int number, int total) {
        int width = String.valueOf(total).length();
        return String.format(Locale.ROOT, "[%" + width + "d/%d] ", number, total);
    }

    /** From JDK 22 on there is a console even where the output goes to a file; it then says that it is no terminal. */
    private static boolean terminal(Console console) {
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // an older JDK
        }
    }
}
