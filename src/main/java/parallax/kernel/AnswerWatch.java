package parallax.kernel;

import java.util.concurrent.TimeUnit;

/**
 * Ends the process if a cell has filled the memory and the kernel does not get its answer out, so that the front end starts another: a kernel that
 * neither answers nor ends is the worst of all.
 */
final class AnswerWatch {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int FAILED = 1;

    private boolean waiting;
    private long since;

    /** Starts the thread that watches; later there may be no memory for one. */
    void start() {
        Thread watch = new Thread(this::watch, "answer watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Notes that the memory is full. Needs none. */
    synchronized void memoryIsFull() {
        if (!waiting) {
            waiting = true;
            since = System.nanoTime();
            notifyAll();
        }
    }

    /** Notes that a request was answered. */
    synchronized void answered() {
        waiting = false;
    }

    private synchronized void watch() {
        try {
            while (true) {
                long left = waiting ? PATIENCE_NANOS - (System.nanoTime() - since) : Long.MAX_VALUE;
                if (left <= 0) {
                    end();
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    private static void end() {
        try {
            KernelLog.last("the memory is full, and there is none left to say so: the kernel ends");
        } finally {
            Runtime.getRuntime().halt(FAILED);
        }
    }
}
