package parallax.nn.conv;

import static parallax.nn.conv.Nd4jConvLayout.channelsLast;
import static parallax.nn.conv.Nd4jConvLayout.channelsSecond;
import static parallax.nn.conv.Nd4jConvLayout.newArray;
import static parallax.nn.conv.Nd4jConvLayout.pixels;
import static parallax.nn.conv.Nd4jConvLayout.sumOverPixels;
import static parallax.nn.conv.Nd4jConvLayout.tapsFirst;
import static parallax.nn.conv.Nd4jConvLayout.tapsLast;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link ConvTranspose2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> It is {@link Nd4jConv2d} read backwards: where the convolution z → y has x for y, forward is its gradient
 * by z, and backward its forward and its gradient by the weight. So the same ways do the work, channels last. The arrays it returns are the
 * caller's to close.
 *
 * @param window stride, padding, dilation, groups, output padding
 */
public record Nd4jConvTranspose2d(TransposedWindow window) implements ConvTranspose2d<INDArray> {
    /** Checks that there is a window. */
    public Nd4jConvTranspose2d {
        Arguments.given("window", window);
    }

    @Override
    public INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        ConvTranspose2dSizes z = ConvTranspose2dSizes.ofForward(Nd4jBackend.of("x", x), window, x, weight, bias);
        INDArray y = newArray(x.dataType(), z.batch(), z.outHeight(), z.outWidth(), z.outChannels());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            way(x.dataType(), z)
                    .inputGradient(scratch.rowMajor(tapsFirst(weight)), scratch.rowMajor(channelsLast(x)), y);
            if (bias != null) {
                pixels(y).addiRowVector(scratch.rowMajor(bias));
            }
        }
        return channelsSecond(y);
    }

    @Override
    public ConvGradients<INDArray> backward(INDArray x, INDArray weight, INDArray dy) {
        ConvTranspose2dSizes z = ConvTranspose2dSizes.ofBackward(Nd4jBackend.of("x", x), window, x, weight, dy);
        DataType type = x.dataType();
        INDArray dx = newArray(type, z.batch(), z.height(), z.width(), z.inChannels());
        INDArray dWeight = newArray(type, z.kernelHeight(), z.kernelWidth(), z.groupOut(), z.inChannels());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray dyLast = scratch.rowMajor(channelsLast(dy));
            Nd4jConv2dWay way = way(type, z);
            way.forward(dyLast, scratch.rowMajor(tapsFirst(weight)), null, dx);
            way.weightGradient(dyLast, scratch.rowMajor(channelsLast(x)), dWeight);
            return new ConvGradients<>(channelsSecond(dx), tapsLast(dWeight), sumOverPixels(dyLast));
        }
    }

    // ND4J's operations demand all outputs that there is room for: not so where the output padding makes room for more.
    private Nd4jConv2dWay way(DataType type, ConvTranspose2dSizes z) {
        Window convolution = window.window();
        boolean all = window.outputRows() < convolution.rows().stride()
                && window.outputColumns() < convolution.columns().stride();
        return all ? Nd4jConv2dWay.of(convolution, type, z.turned()) : Nd4jConv2dWay.byTaps(convolution);
    }
}
