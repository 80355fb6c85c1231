package parallax.notebook;

import java.time.Duration;
import java.util.Optional;

/** Does something once when a time is over, unless it is closed before. */
final class Deadline implements AutoCloseable {
    private final Thread thread;
    private boolean passed;
    private boolean closed;

    Deadline(Optional<Duration> time, Runnable then) {
        thread = time.map(duration -> start(duration, then)).orElse(null);
    }

    synchronized boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (passed) {
                return; // what is to be done then is under way; it must not be interrupted
            }
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    private Thread start(Duration duration, Runnable then) {
        Thread waiting = new Thread(
                () -> {
                    try {
                        Thread.sleep(duration.toMillis());
                    } catch (InterruptedException e) {
                        return; // closed in time
                    }
                    if (pass()) {
                        then.run();
                    }
                },
                "cell timeout");
        waiting.setDaemon(true);
        waiting.start();
        return waiting;
    }

    private synchronized boolean pass() {
        passed = !closed;
        return passed;
    }
}
