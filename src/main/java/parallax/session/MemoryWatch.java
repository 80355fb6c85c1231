package parallax.session;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the memory is full before the JVM says so. The serial collector has no limit of its own: with small objects it goes on for half a minute,
 * collecting all for a few bytes at a time, and the last bytes may be missed by any thread rather than by the one that filled the memory.
 */
final class MemoryWatch implements AutoCloseable {
    private static final int POLL_MILLIS = 100;
    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);
    private static final double SHARE_OF_TIME = 0.7;
    private static final int SHARE_FREE = 20;
    private static final int SHARE_FREE_TO_BEGIN = 4;

    private final Runnable onFull;
    private final MemoryReserve reserve;
    private List<GarbageCollectorMXBean> collectors = List.of();
    private long windowStart;
    private long collectingBefore;
    private volatile boolean closed;

    private MemoryWatch(Runnable onFull, MemoryReserve reserve) {
        this.onFull = onFull;
        this.reserve = reserve;
    }

    /**
     * Starts to watch; what is called when the memory is full must do with the little there is. It is called once until there is room again: the
     * cells that follow are to make room.
     */
    static MemoryWatch start(Runnable onFull, MemoryReserve reserve) {
        MemoryWatch watch = new MemoryWatch(onFull, reserve);
        Thread thread = new Thread(watch::watch, "memory watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(POLL_MILLIS);
                if (isFull()) {
                    onFull.run();
                    windowStart = 0;
                }
            } catch (InterruptedException e) {
                return;
            } catch (OutOfMemoryError e) {
                // That is what it is for: it looks again.
            }
        }
    }

    /** Tells whether for a second most of the time went into collecting, and next to nothing was free. Allocates nothing. */
    private boolean isFull() {
        long max = Runtime.getRuntime().maxMemory();
        long room = MemoryReserve.room();
        if (collectors.isEmpty() && room < max / SHARE_FREE_TO_BEGIN) {
            // Not before: the classes behind it would delay the first cell.
            collectors = ManagementFactory.getGarbageCollectorMXBeans();
        }
        long now = System.nanoTime();
        long collecting = 0;
        for (int i = 0; i < collectors.size(); i++) {
            collecting += collectors.get(i).getCollectionTime();
        }
        if (room > max / SHARE_FREE) {
            reserve.hasRoom();
        }
        if (room > max / SHARE_FREE || windowStart == 0 || reserve.isFull()) {
            windowStart = now;
            collectingBefore = collecting;
        }
        long passed = now - windowStart;
        return passed > WINDOW_NANOS
                && TimeUnit.MILLISECONDS.toNanos(collecting - collectingBefore) > SHARE_OF_TIME * passed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
