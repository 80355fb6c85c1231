package parallax.nn.conv;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;

/**
 * The ND4J twin of {@link PointwiseConv2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>{@link Nd4jConv2d} sees a kernel of one tap for what it is and convolves it as a product of matrices, {@link Nd4jConv2dPixels}: there is nothing
 * to do here but to insist on such a kernel. The arrays it returns are the caller's to close.
 */
public record Nd4jPointwiseConv2d() implements PointwiseConv2d<INDArray> {
    private static final Nd4jConv2d CONVOLUTION = new Nd4jConv2d(Window.unit());

    @Override
    public INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        Conv2dSizes.requireOneTap(Nd4jBackend.of("x", x), x, weight);
        return CONVOLUTION.forward(x, weight, bias);
    }

    @Override
    public Gradients<INDArray> backward(INDArray x, INDArray weight, INDArray dy) {
        Conv2dSizes.requireOneTap(Nd4jBackend.of("x", x), x, weight);
        return CONVOLUTION.backward(x, weight, dy);
    }
}
