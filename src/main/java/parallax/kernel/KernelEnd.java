package parallax.kernel;

/** The end of the process, in time even if a cell left threads or exit hooks that never end. */
final class KernelEnd {
    private static final long PATIENCE_MILLIS = 300;

    private KernelEnd() {}

    static void now(Kernel kernel, int status) {
        try {
            Thread last = new Thread(() -> halt(status), "end");
            last.setDaemon(true);
            last.start();
            kernel.close();
            System.exit(status);
        } catch (OutOfMemoryError e) {
            // A cell has filled the memory.
            Runtime.getRuntime().halt(status);
        }
    }

    private static void halt(int status) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            // Then at once.
        }
        Runtime.getRuntime().halt(status);
    }
}
