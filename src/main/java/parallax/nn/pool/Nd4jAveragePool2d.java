package parallax.nn.pool;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link AveragePool2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>Works with the channels last, as the ND4J convolution does, and hands out views with the axes in the interface's order: in
 * a chain of layers nothing is copied. The arrays it returns are the caller's to close.
 *
 * @param pooling        window, stride, padding
 * @param countsPadding whether the padding's zeros count among the entries of a window
 */
public record Nd4jAveragePool2d(Pooling pooling, boolean countsPadding) implements AveragePool2d<INDArray> {
    /** Checks that there is a window. */
    public Nd4jAveragePool2d {
        Arguments.given("pooling", pooling);
    }

    @Override
    public INDArray forward(INDArray x) {
        int[] output = pooling.ofForward(Nd4jBackend.of("x", x), x);
        return op().forward(x, output);
    }

    @Override
    public INDArray backward(INDArray x, INDArray dy) {
        pooling.ofBackward(Nd4jBackend.of("x", x), x, dy);
        return op().backward(x, dy);
    }

    private Nd4jPoolOp op() {
        return new Nd4jPoolOp("avgpool2d", pooling, countsPadding);
    }
}
