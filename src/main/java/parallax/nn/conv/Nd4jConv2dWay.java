package parallax.nn.conv;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A way to convolve arrays that are checked, row-major, and channels last.
 *
 * <p>Shapes: x and dx (N, H, W, C); weight and dWeight (Kh, Kw, C/G, O); bias (O); y and dy (N, H', W', O).
 */
interface Nd4jConv2dWay {
    /** Returns the fastest way for arrays of this data type and these sizes. */
    static Nd4jConv2dWay of(Window window, DataType type, Conv2dSizes z) {
        boolean dilated = window.rows().dilation() > 1 || window.columns().dilation() > 1;
        boolean grouped = window.groups() > 1;
        boolean depthwise = grouped && z.groupIn() == 1;
        if (type != DataType.FLOAT || dilated) {
            return byTaps(window);
        }
        Nd4jConv2dWay ops = new Nd4jConv2dOps(window, depthwise);
        if (z.hasOneTap() && window.equals(Window.unit())) {
            return new Nd4jConv2dPixels(ops);
        }
        if (Nd4jConv2dColumns.suits(window, z)) {
            return new Nd4jConv2dColumns(window, ops);
        }
        if (Nd4jConv2dDepthwise.suits(window, z)) {
            return new Nd4jConv2dDepthwise(window, ops);
        }
        return grouped && !depthwise ? new Nd4jConv2dGroups(window.groups(), ops) : ops;
    }

    /** Returns the way that minds neither the data type nor the dilation, nor whether y has all outputs that x has room for. */
    static Nd4jConv2dWay byTaps(Window window) {
        Nd4jConv2dWay taps = new Nd4jConv2dTaps(window.rows(), window.columns());
        return window.groups() > 1 ? new Nd4jConv2dGroups(window.groups(), taps) : taps;
    }

    /**
     * Computes y.
     *
     * @param bias null for none
     * @param y    every entry is overwritten
     */
    void forward(INDArray x, INDArray weight, INDArray bias, INDArray y);

    /**
     * Computes the gradient of a loss L by x, given dy = ∂L/∂y: the transposed convolution of dy.
     *
     * @param dx every entry is overwritten
     */
    void inputGradient(INDArray weight, INDArray dy, INDArray dx);

    /**
     * Computes the gradient of a loss L by the weight, given dy = ∂L/∂y.
     *
     * @param dWeight every entry is overwritten
     */
    void weightGradient(INDArray x, INDArray dy, INDArray dWeight);

    /** Computes both gradients. */
    default void backward(INDArray x, INDArray weight, INDArray dy, INDArray dx, INDArray dWeight) {
        inputGradient(weight, dy, dx);
        weightGradient(x, dy, dWeight);
    }
}
