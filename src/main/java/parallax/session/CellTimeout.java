package parallax.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Interrupts cells that run longer than they may. */
record CellTimeout(long millis, Runnable interrupt) {
    /** Starts to watch a cell; the returned task ends the watch. */
    Runnable start() {
        if (millis <= 0) {
            return () -> {};
        }
        CompletableFuture<Void> alarm =
                CompletableFuture.runAsync(interrupt, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
        return () -> alarm.cancel(false);
    }
}
