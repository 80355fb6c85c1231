package parallax.nn.conv;

import static parallax.nn.conv.Nd4jConvLayout.channelsLast;
import static parallax.nn.conv.Nd4jConvLayout.channelsSecond;
import static parallax.nn.conv.Nd4jConvLayout.newArray;
import static parallax.nn.conv.Nd4jConvLayout.sumOverPixels;
import static parallax.nn.conv.Nd4jConvLayout.tapsFirst;
import static parallax.nn.conv.Nd4jConvLayout.tapsLast;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link Conv2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> The fast layout is channels last: images (N, H, W, C), weights (Kh, Kw, C/G, O). The work is
 * done there, and results are handed out as views with the axes in the interface's order. So a chain of layers copies nothing:
 * the next layer's x already lies channels last. Any other x (a view, another order) is copied once. The work itself has six
 * ways, chosen by what was measured:
 *
 * <ul>
 *   <li>{@link Nd4jConv2dOps}, ND4J's own operations, for FLOAT without dilation: oneDNN runs them near the machine's peak;
 *   <li>{@link Nd4jConv2dPixels}, two matrix products backward, where the kernel has one tap and nothing else is set;
 *   <li>{@link Nd4jConv2dColumns}, a product for each gradient, where there are no more channels than a coloured image has: there oneDNN is slow;
 *   <li>{@link Nd4jConv2dDepthwise}, another convolution and loops of Java backward, where each output channel sees one input channel of its own: there
 *       ND4J's gradient is slow;
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
            Nd4jConv2dWay.of(window, x.dataType(), z)
                    .forward(
                            scratch.rowMajor(channelsLast(x)),
                            scratch.rowMajor(tapsFirst(weight)),
                            bias == null ? null : scratch.rowMajor(bias),
                            y);
        }
        return channelsSecond(y);
    }

    @Override
    public Gradients<INDArray> backward(INDArray x, INDArray weight, INDArray dy) {
        Conv2dSizes z = Conv2dSizes.ofBackward(Nd4jBackend.of("x", x), window, x, weight, dy);
        DataType type = x.dataType();
        INDArray dx = newArray(type, z.batch(), z.height(), z.width(), z.inChannels());
        INDArray dWeight = newArray(type, z.kernelHeight(), z.kernelWidth(), z.groupIn(), z.outChannels());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray dyLast = scratch.rowMajor(channelsLast(dy));
            Nd4jConv2dWay.of(window, type, z)
                    .backward(
                            scratch.rowMajor(channelsLast(x)),
                            scratch.rowMajor(tapsFirst(weight)),
                            dyLast,
                            dx,
                            dWeight);
            return new Gradients<>(channelsSecond(dx), tapsLast(dWeight), sumOverPixels(dyLast));
        }
    }
}
