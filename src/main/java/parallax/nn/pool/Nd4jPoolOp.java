package parallax.nn.pool;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jScratch;

/**
 * ND4J's native pooling operations, on maps with the channels last: oneDNN runs them so, and copies nothing.
 *
 * @param name          "maxpool2d" or "avgpool2d"
 * @param countsPadding of an average: whether the padding's zeros count
 */
record Nd4jPoolOp(String name, Pooling pooling, boolean countsPadding) {
    private static final int EXPLICIT_PADDING = 0;
    private static final int CHANNELS_LAST = 1;

    /** Returns a new array of shape (N, C, H', W'), a view of one with the channels last. */
    INDArray forward(INDArray x, int[] output) {
        INDArray y =
                Nd4j.createUninitialized(x.dataType(), new long[] {output[0], output[2], output[3], output[1]}, 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            run(scratch.rowMajor(channelsLast(x)), y);
        }
        return channelsSecond(y);
    }

    /** Returns a new array of shape (N, C, H, W), a view of one with the channels last. */
    INDArray backward(INDArray x, INDArray dy) {
        INDArray dx = Nd4j.createUninitialized(x.dataType(), channelsLast(x).shape(), 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            runBackward(scratch.rowMajor(channelsLast(x)), scratch.rowMajor(channelsLast(dy)), dx);
        }
        return channelsSecond(dx);
    }

    /** Sets y (N, H', W', C) for x (N, H, W, C), both row-major. */
    void run(INDArray x, INDArray y) {
        Nd4j.exec(DynamicCustomOp.builder(name)
                .addIntegerArguments(integers())
                .addInputs(x)
                .addOutputs(y)
                .build());
    }

    /** Sets dx (N, H, W, C) for x and dy with the channels last, all row-major. */
    void runBackward(INDArray x, INDArray dy, INDArray dx) {
        Nd4j.exec(DynamicCustomOp.builder(name + "_bp")
                .addIntegerArguments(integers())
                .addInputs(x, dy)
                .addOutputs(dx)
                .build());
    }

    private int[] integers() {
        return new int[] {
            pooling.kernelHeight(),
            pooling.kernelWidth(),
            pooling.rows().stride(),
            pooling.columns().stride(),
            pooling.rows().padding(),
            pooling.columns().padding(),
            1,
            1,
            EXPLICIT_PADDING,
            countsPadding ? 1 : 0,
            CHANNELS_LAST
        };
    }

    static INDArray channelsLast(INDArray maps) {
        return maps.permute(0, 2, 3, 1);
    }

    private static INDArray channelsSecond(INDArray maps) {
        return maps.permute(0, 3, 1, 2);
    }
}
