package parallax.session;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tells of exceptions that end threads which cells have started. Other threads keep the handler there was. */
final class BackgroundFailures implements AutoCloseable {
    /** What ended a thread. */
    record Failure(String thread, Throwable thrown) {}

    private final UncaughtExceptionHandler former = Thread.getDefaultUncaughtExceptionHandler();
    private final ClassLoader cells;
    private final MemoryReserve reserve;
    private final Runnable report;
    private final Queue<Failure> untold = new ConcurrentLinkedQueue<>();

    private BackgroundFailures(ClassLoader cells, MemoryReserve reserve, Runnable report) {
        this.cells = cells;
        this.reserve = reserve;
        this.report = report;
    }

    /**
     * Starts to watch.
     *
     * @param report is called after each failure, on a thread of its own, to tell of those that {@link #next} returns
     */
    static BackgroundFailures watch(ClassLoader cells, MemoryReserve reserve, Runnable report) {
        BackgroundFailures failures = new BackgroundFailures(cells, reserve, report);
        Thread.setDefaultUncaughtExceptionHandler(failures::caught);
        return failures;
    }

    /** Returns a failure that has not been told yet, or null. */
    Failure next() {
        return untold.poll();
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
            reserve.giveUpAfter(thrown);
            untold.add(new Failure(thread.getName(), thrown));
            // Telling waits for the cell that runs, which may in turn be waiting for this thread to end.
            Thread teller = new Thread(report, "background failure");
            teller.setDaemon(true);
            teller.start();
        }
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(former);
    }
}
