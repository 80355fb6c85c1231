package parallax.nn.conv;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jScratch;

/**
 * Convolution by ND4J's native operations, without dilation, which they do not do under oneDNN.
 *
 * @param depthwise whether there is one input channel per group; else there is one group
 */
record Nd4jConv2dOps(Window window, boolean depthwise) implements Nd4jConv2dWay {
    private static final int EXPLICIT_PADDING = 0;
    private static final int CHANNELS_LAST = 1;
    private static final int TAPS_FIRST = 0;

    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray y) {
        INDArray w = arranged(weight, x);
        DynamicCustomOp.DynamicCustomOpsBuilder op = DynamicCustomOp.builder(name("conv2d"))
                .addIntegerArguments(integers(weight))
                .addOutputs(y);
        Nd4j.exec((bias == null ? op.addInputs(x, w) : op.addInputs(x, w, bias)).build());
    }

    @Override
    public void inputGradient(INDArray weight, INDArray dy, INDArray dx) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            // What x is does not matter to dx.
            backward(dx, weight, dy, dx, scratch.like(weight));
        }
    }

    @Override
    public void weightGradient(INDArray x, INDArray dy, INDArray dWeight) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            // What the weight is does not matter to its gradient.
            backward(x, dWeight, dy, scratch.like(x), dWeight);
        }
    }

    @Override
    public void backward(INDArray x, INDArray weight, INDArray dy, INDArray dx, INDArray dWeight) {
        Nd4j.exec(DynamicCustomOp.builder(name("conv2d_bp"))
                .addIntegerArguments(integers(weight))
                .addInputs(x, arranged(weight, x), dy)
                .addOutputs(dx, arranged(dWeight, x))
                .build());
    }

    private String name(String op) {
        return depthwise ? "depthwise_" + op : op;
    }

    // Depthwise, ND4J counts the O outputs as O/C of each of C inputs: the same entries in the same order.
    private INDArray arranged(INDArray weight, INDArray x) {
        long channels = x.size(3);
        return depthwise ? weight.reshape(weight.size(0), weight.size(1), channels, weight.size(3) / channels) : weight;
    }

    private int[] integers(INDArray weight) {
        Window.Axis r = window.rows();
        Window.Axis s = window.columns();
        return new int[] {
            (int) weight.size(0),
            (int) weight.size(1),
            r.stride(),
            s.stride(),
            r.padding(),
            s.padding(),
            r.dilation(),
            s.dilation(),
            EXPLICIT_PADDING,
            CHANNELS_LAST,
            TAPS_FIRST
        };
    }
}
