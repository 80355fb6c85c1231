package parallax.nn;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Calls the operations of ND4J that let go of what they read, many times, on arrays that nobody else holds.
 *
 * <p>With a young generation of less than a megabyte the garbage collector runs every few hundred calls. Without
 * {@link Nd4jHoldingBackend} the process ended within 10,000 calls in 6 of 6 runs, and the products of vectors were wrong.
 */
final class Nd4jHolding {
    private static final int CALLS = 25_000;

    private Nd4jHolding() {}

    public static void main(String[] args) {
        INDArray matrix = Nd4j.ones(DataType.DOUBLE, 4, 3);
        for (int call = 0; call < CALLS; call++) {
            matrix.muliRowVector(ones(3));
            double product = Nd4j.getBlasWrapper().dot(ones(64), ones(64));
            if (product != 64) {
                System.out.println("call " + call + ": the product is " + product + ", not 64");
                return;
            }
        }
        System.out.println(matrix.sumNumber());
    }

    private static INDArray ones(int length) {
        return Nd4j.ones(DataType.DOUBLE, length);
    }
}
