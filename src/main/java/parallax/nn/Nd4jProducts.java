package parallax.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrix products into arrays that are there already, scaled and added as they are written.
 *
 * <p>{@code Nd4j.matmul} can only overwrite; the operation below it is as fast and saves a pass over the result.
 */
public final class Nd4jProducts {
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
        Nd4j.exec(operation(a, b, c, scale, keep, transposeA, transposeB));
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
