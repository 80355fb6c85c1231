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
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link PointwiseConv2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> Channels last, the pixels are the rows of a matrix, and the convolution is its product with the weight: one call
 * of BLAS, with no convolution about it. The arrays it returns are the caller's to close.
 */
public record Nd4jPointwiseConv2d() implements PointwiseConv2d<INDArray> {
    @Override
    public INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        Conv2dSizes z = Conv2dSizes.ofForward(Nd4jBackend.of("x", x), Window.unit(), x, weight, bias);
        z.requireOneTap();
        INDArray y = newArray(x.dataType(), z.batch(), z.height(), z.width(), z.outChannels());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray matrix = matrix(scratch.rowMajor(tapsFirst(weight)));
            Nd4j.matmul(pixels(scratch.rowMajor(channelsLast(x))), matrix, pixels(y));
            if (bias != null) {
                pixels(y).addiRowVector(scratch.rowMajor(bias));
            }
        }
        return channelsSecond(y);
    }

    @Override
    public Gradients<INDArray> backward(INDArray x, INDArray weight, INDArray dy) {
        Conv2dSizes z = Conv2dSizes.ofBackward(Nd4jBackend.of("x", x), Window.unit(), x, weight, dy);
        z.requireOneTap();
        DataType type = x.dataType();
        INDArray dx = newArray(type, z.batch(), z.height(), z.width(), z.inChannels());
        INDArray dWeight = newArray(type, 1, 1, z.inChannels(), z.outChannels());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray matrix = matrix(scratch.rowMajor(tapsFirst(weight)));
            INDArray xRows = pixels(scratch.rowMajor(channelsLast(x)));
            INDArray dyLast = scratch.rowMajor(channelsLast(dy));
            Nd4j.matmul(pixels(dyLast), matrix, pixels(dx), false, true, false); // dy · wᵀ
            Nd4j.matmul(xRows, pixels(dyLast), matrix(dWeight), true, false, false); // xᵀ · dy
            return new Gradients<>(channelsSecond(dx), tapsLast(dWeight), sumOverPixels(dyLast));
        }
    }

    // (1, 1, C, O) as (C, O)
    private static INDArray matrix(INDArray weight) {
        return weight.reshape(weight.size(2), weight.size(3));
    }
}
