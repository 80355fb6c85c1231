package parallax.nn.attention;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSoftmaxGradient;
import parallax.nn.Nd4jSums;

/**
 * Softmax along the last axis of stacks (N, R, C) that lie row-major, in place.
 *
 * <p>ND4J's own operation is used where oneDNN computes it, which is FLOAT with three axes. The one for everything else makes NaN of
 * a row whose entries all lie below −745, so there the formula is composed of sums.
 */
final class Nd4jRowSoftmax {
    private static final boolean FLOAT_IS_STABLE = stable();

    private Nd4jRowSoftmax() {}

    /** Turns scores into weights where a mask allows, and into 0 where it forbids. */
    static void forward(INDArray scores, Nd4jAttentionMask mask) {
        mask.forbid(scores);
        forward(scores);
        mask.clear(scores);
    }

    /** Turns scores into weights: each row less its maximum, exp, divided by its sum. */
    static void forward(INDArray scores) {
        if (scores.dataType() == DataType.FLOAT && FLOAT_IS_STABLE) {
            operation(scores.reshape(1, scores.length() / scores.size(-1), scores.size(-1)));
            return;
        }
        INDArray rows = rows(scores);
        try (INDArray max = rows.max(true, 1)) {
            rows.subiColumnVector(max);
        }
        Transforms.exp(rows, false);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            rows.diviColumnVector(Nd4jSums.ofRows(rows, scratch));
        }
    }

    /** Turns dw = ∂L/∂w into ∂L/∂s: w · (dw − Σ w · dw). The weights are not modified. */
    static void backward(INDArray weights, INDArray dw) {
        INDArray d = rows(dw);
        Nd4jSoftmaxGradient.ofRows(rows(weights), d, d);
    }

    private static INDArray rows(INDArray stack) {
        long columns = stack.size(stack.rank() - 1);
        return stack.reshape(stack.length() / columns, columns);
    }

    private static void operation(INDArray stack) {
        Nd4j.exec(DynamicCustomOp.builder("softmax")
                .addInputs(stack)
                .addOutputs(stack)
                .addIntegerArguments(2)
                .build());
    }

    // Which of ND4J's native builds is loaded cannot be asked, but a row of very negative numbers tells.
    private static boolean stable() {
        try (INDArray row = Nd4j.valueArrayOf(new long[] {1, 1, 3}, -1e4, DataType.FLOAT)) {
            operation(row);
            return !Double.isNaN(row.getDouble(0, 0, 0));
        }
    }
}
