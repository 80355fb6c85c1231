package parallax.session;

/**
 * Memory set aside while there is much of it, and given up when a cell has filled the rest: what the cell has made may live on in its variables, and
 * then nothing else would be left to say so, nor to run the cell that empties them.
 */
final class MemoryReserve {
    /** An answer and a small cell take a third of it. */
    private static final int BYTES = 24 << 20;

    /** How much must be free for it to be taken: to fill the memory with it would be to cause what it is for. */
    private static final long ROOM_BYTES = 4L * BYTES;

    private byte[] bytes;
    private volatile boolean full;
    private volatile Runnable onFull = () -> {};

    /** Sets what is told each time that a cell has ended because the memory is full, and is to be answered. It must need none. */
    void onFull(Runnable listener) {
        onFull = listener;
    }

    /** Takes it, or takes it again, if there is room. */
    synchronized void take() {
        if (bytes != null || room() < ROOM_BYTES) {
            return;
        }
        try {
            bytes = new byte[BYTES];
        } catch (OutOfMemoryError e) {
            // Another thread was faster: it is taken after a later cell.
        }
    }

    /** Gives it up if this is thrown because the memory is full; itself needs none. */
    void giveUpAfter(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            giveUp();
        }
    }

    /** As {@link #giveUpAfter}, for what has ended a cell: one that catches it may go on for as long as it likes. */
    void giveUpForAnswer(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            giveUp();
            onFull.run();
        }
    }

    /** Gives it up: the memory is full. Itself needs none. */
    void giveUp() {
        synchronized (this) {
            bytes = null;
        }
        full = true;
    }

    /** Tells whether the memory is full and that was said: the cell that empties it is to be let run. */
    boolean isFull() {
        return full;
    }

    /** Notes that there is room again. */
    void hasRoom() {
        full = false;
    }

    /** Returns how many bytes are free without a collection. */
    static long room() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
