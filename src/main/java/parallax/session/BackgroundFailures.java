package parallax.session;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.BiConsumer;

/** Tells of exceptions that end threads which cells have started. Other threads keep the handler there was. */
final class BackgroundFailures implements AutoCloseable {
    private final UncaughtExceptionHandler former = Thread.getDefaultUncaughtExceptionHandler();
    private final ClassLoader cells;
    private final BiConsumer<Thread, Throwable> report;

    private BackgroundFailures(ClassLoader cells, BiConsumer<Thread, Throwable> report) {
        this.cells = cells;
        this.report = report;
    }

    static BackgroundFailures watch(ClassLoader cells, BiConsumer<Thread, Throwable> report) {
        BackgroundFailures failures = new BackgroundFailures(cells, report);
        Thread.setDefaultUncaughtExceptionHandler(failures::caught);
        return failures;
    }

    private void caught(Thread thread, Throwable thrown) {
        if (thread.getContextClassLoader() != cells) {
            if (former != null) {
                former.uncaughtException(thread, thrown);
            } else {
                System.err.println("Exception in thread \"" + thread.getName() + "\"");
                thrown.printStackTrace();
            }
        } else if (!(thrown instanceof CellInterruption)) {
            // Telling waits for the cell that runs, which may in turn be waiting for this thread to end.
            Thread teller = new Thread(() -> report.accept(thread, thrown), "background failure");
            teller.setDaemon(true);
            teller.start();
        }
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(former);
    }
}
