package parallax.nn;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** How the native libraries below ND4J are set, once for the process, where what they begin with is slow. */
final class Nd4jSettings {
    private Nd4jSettings() {}

    /**
     * Gives OpenBLAS one thread where oneDNN, which has threads of its own, computes the products of large matrices; what is left to
     * OpenBLAS are stacks of small ones and arrays of DOUBLE, and there its threads cost more than they gain.
     *
     * @return whether it has one thread
     */
    static boolean leaveThreadsToCallersOfBlas() {
        Nd4j.getBackend(); // loads the library
        if (!Nd4jRuntime.hasOneDnn()) {
            return false;
        }
        openblas_nolapack.blas_set_num_threads(1);
        return true;
    }

    /**
     * Has memory that is freed used again. The allocator of glibc gives what is free at the end of its memory back to the system as soon as that
     * is twice the largest block it ever mapped and got back, and the system maps it anew, page by page, at the next step's first
     * touch: measured, a depthwise convolution of 3 MB images then took three times as long. It counts no block beyond 32 MB; so
     * with one of that size freed, which nobody touched, it keeps 64 MB. Elsewhere this does nothing.
     */
    static void keepFreedMemory() {
        long overhead = 1 << 16;
        Pointer.free(Pointer.malloc((32L << 20) - overhead));
    }
}
