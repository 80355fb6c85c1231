package parallax.nn.pool;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jSums;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link MaxPool2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>Works with the channels last, as the ND4J convolution does, and hands out views with the axes in the interface's order: in
 * a chain of layers nothing is copied. The arrays it returns are the caller's to close.
 *
 * <p>ND4J's operation begins at the lowest finite number, which −∞ does not exceed: maps that have it are left to the naive twin. The search
 * for NaN, a sum of squares, tells of it too.
 *
 * @param pooling window, stride, padding
 */
public record Nd4jMaxPool2d(Pooling pooling) implements MaxPool2d<INDArray> {
    /** Checks that there is a window. */
    public Nd4jMaxPool2d {
        Arguments.given("pooling", pooling);
    }

    @Override
    public INDArray forward(INDArray x) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        int[] output = output(backend, x);
        if (isLeftToTheNaiveTwin(backend, x)) {
            return backend.of(new NaiveMaxPool2d(pooling).forward(backend.tensor(x)));
        }
        return op().forward(x, output);
    }

    @Override
    public INDArray backward(INDArray x, INDArray dy) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        int[] output = output(backend, x);
        boolean naive = isLeftToTheNaiveTwin(backend, x);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "the output", output);
        if (naive) {
            return backend.of(new NaiveMaxPool2d(pooling).backward(backend.tensor(x), backend.tensor(dy)));
        }
        return op().backward(x, dy);
    }

    private int[] output(Nd4jBackend backend, INDArray x) {
        backend.require("x", x);
        return pooling.output(backend.shape(x));
    }

    // Whether there is −∞; besides refuses NaN.
    private static boolean isLeftToTheNaiveTwin(Nd4jBackend backend, INDArray x) {
        double squares = Nd4jSums.ofSquares(x);
        if (Double.isNaN(squares)) {
            backend.requireNoNaN("x", x);
        }
        return Double.isInfinite(squares) && x.minNumber().doubleValue() == Double.NEGATIVE_INFINITY;
    }

    private Nd4jPoolOp op() {
        return new Nd4jPoolOp("maxpool2d", pooling, false);
    }
}
