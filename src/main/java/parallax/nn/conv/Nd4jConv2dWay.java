package parallax.nn.conv;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A way to compute {@link Nd4jConv2d} on arrays that are checked, row-major, and channels last.
 *
 * <p>Shapes: x and dx (N, H, W, C); weight and dWeight (Kh, Kw, C/G, O); bias (O); y and dy (N, H', W', O).
 */
interface Nd4jConv2dWay {
    /**
     * Computes y.
     *
     * @param bias null for none
     * @param y    every entry is overwritten
     */
    void forward(INDArray x, INDArray weight, INDArray bias, INDArray y);

    /**
     * Computes the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param dx      every entry is overwritten
     * @param dWeight every entry is overwritten
     */
    void backward(INDArray x, INDArray weight, INDArray dy, INDArray dx, INDArray dWeight);
}
