package parallax.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Matrix products into arrays that are there already, scaled and added as they are written.
 *
 * <p>{@code Nd4j.matmul} can only overwrite; the operation below it is as fast and saves a pass over the result.
 *
 * <p>A product of two matrices uses ND4J's threads. The products of a stack go through OpenBLAS one by one, and each is too small to be
 * shared among threads: measured, two made it slower. So they wait for nobody: the stack is shared out, and OpenBLAS has one thread.
 */
public final class Nd4jProducts {
    /** Measured: multiplications in the time that a loop of {@link Nd4jRanges} has for an entry. */
    private static final long MULTIPLICATIONS_PER_ENTRY = 25;

    private static final boolean STACKS_ARE_SHARED = Nd4jSettings.leaveThreadsToCallersOfBlas();

    private Nd4jProducts() {}

    /** c = a · b for matrices, or for each pair of matrices of two stacks. Only c is modified. */
    public static void multiply(INDArray a, INDArray b, INDArray c) {
        matmul(a, b, c, 1, 0, false, false);
    }

    /** c = scale · a · bᵀ. Only c is modified. */
    public static void multiplyTransposed(INDArray a, INDArray b, INDArray c, double scale) {
        matmul(a, b, c, scale, 0, false, true);
    }

    /** c = scale · a · b. Only c is modified. */
    public static void multiply(INDArray a, INDArray b, INDArray c, double scale) {
        matmul(a, b, c, scale, 0, false, false);
    }

    /** c = scale · aᵀ · b. Only c is modified. */
    public static void transposedMultiply(INDArray a, INDArray b, INDArray c, double scale) {
        matmul(a, b, c, scale, 0, true, false);
    }

    /** c += a · b. Only c is modified. */
    public static void addProduct(INDArray a, INDArray b, INDArray c) {
        matmul(a, b, c, 1, 1, false, false);
    }

    /** c += a · bᵀ. Only c is modified. */
    public static void addProductTransposed(INDArray a, INDArray b, INDArray c) {
        matmul(a, b, c, 1, 1, false, true);
    }

    /**
     * Returns c = a · b, to be run again and again while the entries change: preparing it costs as much as a small product.
     *
     * @param a read by each run
     * @param b read by each run
     * @param c overwritten by each run
     */
    public static Runnable prepared(INDArray a, INDArray b, INDArray c) {
        DynamicCustomOp product = operation(a, b, c, 1, 0, false, false);
        return () -> Nd4j.exec(product);
    }

    private static void matmul(
            INDArray a, INDArray b, INDArray c, double scale, double keep, boolean transposeA, boolean transposeB) {
        if (c.rank() < 3 || !STACKS_ARE_SHARED) {
            Nd4j.exec(operation(a, b, c, scale, keep, transposeA, transposeB));
            return;
        }
        long inner = a.size(transposeA ? 1 : 2);
        long size = Math.max(1, c.size(1) * c.size(2) * inner / MULTIPLICATIONS_PER_ENTRY);
        Nd4jRanges.each(c.size(0), size, (from, to) -> {
            INDArrayIndex part = NDArrayIndex.interval(from, to);
            boolean all = from == 0 && to == c.size(0);
            Nd4j.exec(
                    all
                            ? operation(a, b, c, scale, keep, transposeA, transposeB)
                            : operation(a.get(part), b.get(part), c.get(part), scale, keep, transposeA, transposeB));
        });
    }

    private static DynamicCustomOp operation(
            INDArray a, INDArray b, INDArray c, double scale, double keep, boolean transposeA, boolean transposeB) {
        return DynamicCustomOp.builder("matmul")
                .addInputs(a, b)
                .addOutputs(c)
                .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
                .addFloatingPointArguments(scale, keep)
                .build();
    }
}
