package parallax.nn.conv;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link Conv2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> The fast layout is channels last: images (N, H, W, C), weights (Kh, Kw, C/G, O). The work is
 * done there, and results are handed out as views with the axes in the interface's order. So a chain of layers copies nothing:
 * the next layer's x already lies channels last. Any other x (a view, another order) is copied once. The work itself has three
 * ways, chosen by what was measured:
 *
 * <ul>
 *   <li>{@link Nd4jConv2dOps}, ND4J's own operations, for FLOAT without dilation: oneDNN runs them near the machine's peak;
 *   <li>{@link Nd4jConv2dTaps}, one matrix product per tap, for the rest: oneDNN throws on dilation, and on DOUBLE ND4J's own
 *       operation is three times slower;
 *   <li>{@link Nd4jConv2dGroups}, one of the two on each group's slice of the channels.
 * </ul>
 *
 * <p>An object keeps nothing of a call, so threads may share it. The arrays it returns are the caller's to close; all others are
 * freed before it returns.
 *
 * @param window stride, padding, dilation, groups
 */
public record Nd4jConv2d(Window window) implements Conv2d<INDArray> {
    /** Checks that there is a window. */
    public Nd4jConv2d {
        Arguments.given("window", window);
    }

    @Override
    public INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        Conv2dSizes z = Conv2dSizes.ofForward(Nd4jBackend.of("x", x), window, x, weight, bias);
        INDArray y = newArray(x.dataType(), z.batch(), z.outHeight(), z.outWidth(), z.outChannels());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            way(x.dataType(), z)
                    .forward(
                            scratch.rowMajor(channelsLast(x)),
                            scratch.rowMajor(tapsFirst(weight)),
                            bias == null ? null : scratch.rowMajor(bias),
                            y);
        }
        return y.permute(0, 3, 1, 2);
    }

    @Override
    public Gradients<INDArray> backward(INDArray x, INDArray weight, INDArray dy) {
        Conv2dSizes z = Conv2dSizes.ofBackward(Nd4jBackend.of("x", x), window, x, weight, dy);
        DataType type = x.dataType();
        INDArray dx = newArray(type, z.batch(), z.height(), z.width(), z.inChannels());
        INDArray dWeight = newArray(type, z.kernelHeight(), z.kernelWidth(), z.groupIn(), z.outChannels());
        INDArray dBias = newArray(type, z.outChannels());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray dyLast = scratch.rowMajor(channelsLast(dy));
            way(type, z)
                    .backward(
                            scratch.rowMajor(channelsLast(x)),
                            scratch.rowMajor(tapsFirst(weight)),
                            dyLast,
                            dx,
                            dWeight);
            sumOverPixels(dyLast, dBias, scratch);
        }
        return new Gradients<>(dx.permute(0, 3, 1, 2), dWeight.permute(3, 2, 0, 1), dBias);
    }

    private Nd4jConv2dWay way(DataType type, Conv2dSizes z) {
        boolean dilated = window.rows().dilation() > 1 || window.columns().dilation() > 1;
        boolean grouped = window.groups() > 1;
        boolean depthwise = grouped && z.groupIn() == 1;
        if (type == DataType.FLOAT && !dilated) {
            Nd4jConv2dWay ops = new Nd4jConv2dOps(window, depthwise);
            return grouped && !depthwise ? new Nd4jConv2dGroups(window.groups(), ops) : ops;
        }
        Nd4jConv2dWay taps = new Nd4jConv2dTaps(window.rows(), window.columns());
        return grouped ? new Nd4jConv2dGroups(window.groups(), taps) : taps;
    }

    // A product with a row of ones: 30 times faster than ND4J's sum along an axis.
    private static void sumOverPixels(INDArray dy, INDArray dBias, Nd4jScratch scratch) {
        long channels = dBias.length();
        long pixels = dy.length() / channels;
        INDArray ones = scratch.ones(dy.dataType(), 1, pixels);
        Nd4j.matmul(ones, dy.reshape(pixels, channels), dBias.reshape(1, channels));
    }

    private static INDArray channelsLast(INDArray images) {
        return images.permute(0, 2, 3, 1);
    }

    private static INDArray tapsFirst(INDArray weight) {
        return weight.permute(2, 3, 1, 0);
    }

    // Every way writes every entry.
    private static INDArray newArray(DataType type, long... shape) {
        return Nd4j.createUninitialized(type, shape, 'c');
    }
}
