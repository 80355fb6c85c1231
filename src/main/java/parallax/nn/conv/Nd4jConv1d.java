package parallax.nn.conv;

import static parallax.nn.conv.Nd4jConvLayout.newArray;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link Conv1d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> A sequence is an image one pixel high: (B, T, F), read as (B, 1, T, F), is channels last already, so the
 * fast ways of {@link Nd4jConv2d} do the work and no entry is moved. The arrays it returns are the caller's to close.
 *
 * @param window stride, padding, dilation, groups
 */
public record Nd4jConv1d(SequenceWindow window) implements Conv1d<INDArray> {
    /** Checks that there is a window. */
    public Nd4jConv1d {
        Arguments.given("window", window);
    }

    @Override
    public INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        Conv1dSizes z = Conv1dSizes.ofForward(Nd4jBackend.of("x", x), window, x, weight, bias);
        INDArray y = newArray(x.dataType(), z.batch(), z.outTime(), z.outFeatures());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            way(x, z)
                    .forward(
                            images(scratch.rowMajor(x)),
                            kernel(scratch.rowMajor(tapsFirst(weight))),
                            bias == null ? null : scratch.rowMajor(bias),
                            images(y));
        }
        return y;
    }

    @Override
    public ConvGradients<INDArray> backward(INDArray x, INDArray weight, INDArray dy) {
        Conv1dSizes z = Conv1dSizes.ofBackward(Nd4jBackend.of("x", x), window, x, weight, dy);
        INDArray dx = newArray(x.dataType(), z.batch(), z.time(), z.features());
        INDArray dWeight = newArray(x.dataType(), z.kernel(), z.groupIn(), z.outFeatures());
        INDArray dBias = newArray(x.dataType(), z.outFeatures());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray dyRows = scratch.rowMajor(dy);
            way(x, z)
                    .backward(
                            images(scratch.rowMajor(x)),
                            kernel(scratch.rowMajor(tapsFirst(weight))),
                            images(dyRows),
                            images(dx),
                            kernel(dWeight));
            Nd4jSums.ofColumns(dyRows.reshape((long) z.batch() * z.outTime(), z.outFeatures()), dBias);
        }
        return new ConvGradients<>(dx, dWeight.permute(2, 1, 0), dBias);
    }

    private Nd4jConv2dWay way(INDArray x, Conv1dSizes z) {
        Window oneRow = new Window(Window.unit().rows(), window.time(), window.groups());
        return Nd4jConv2dWay.of(oneRow, x.dataType(), z.oneRow());
    }

    // (B, T, F) as (B, 1, T, F)
    private static INDArray images(INDArray sequences) {
        return sequences.reshape(sequences.size(0), 1, sequences.size(1), sequences.size(2));
    }

    // (O, F/G, K) as (K, F/G, O)
    private static INDArray tapsFirst(INDArray weight) {
        return weight.permute(2, 1, 0);
    }

    // (K, F/G, O) as (1, K, F/G, O)
    private static INDArray kernel(INDArray weight) {
        return weight.reshape(1, weight.size(0), weight.size(1), weight.size(2));
    }
}
