package parallax.train;

import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jFloats;
import parallax.nn.Nd4jRanges;
import parallax.nn.Nd4jScratch;

/**
 * One step of {@link Adam} in single precision, as one loop of Java over blocks: ND4J's updater reaches each entry through its index and
 * is several times slower.
 */
final class Nd4jFloatAdam {
    private final float beta1;
    private final float beta2;
    private final float rest1;
    private final float rest2;
    private final float decay;
    private final float keep;
    private final float factor;
    private final float epsilon;

    /**
     * Makes the step.
     *
     * @param factor  of m / (√v + ε')
     * @param epsilon ε'
     * @param rate    η
     */
    Nd4jFloatAdam(Adam rule, double factor, double epsilon, double rate) {
        beta1 = (float) rule.beta1();
        beta2 = (float) rule.beta2();
        rest1 = (float) (1 - rule.beta1());
        rest2 = (float) (1 - rule.beta2());
        decay = rule.decoupled() ? 0 : (float) rule.weightDecay();
        keep = rule.decoupled() ? (float) (1 - rate * rule.weightDecay()) : 1;
        this.factor = (float) factor;
        this.epsilon = (float) epsilon;
    }

    /** Returns whether these arrays, which a step modifies, are of its type and row-major. */
    static boolean canWalk(INDArray w, INDArray m, INDArray v) {
        return Stream.of(w, m, v).allMatch(a -> a.dataType() == DataType.FLOAT && Nd4jScratch.isRowMajor(a));
    }

    /**
     * Takes the step. All arrays are row-major.
     *
     * @param w  Modified.
     * @param dw Not modified.
     * @param m  Modified.
     * @param v  Modified.
     */
    void step(INDArray w, INDArray dw, INDArray m, INDArray v) {
        Nd4jRanges.each(w.length(), 1, (from, to) -> step(w, dw, m, v, from, to));
    }

    private void step(INDArray w, INDArray dw, INDArray m, INDArray v, long from, long to) {
        Nd4jFloats ws = new Nd4jFloats(w);
        Nd4jFloats gs = new Nd4jFloats(dw);
        Nd4jFloats ms = new Nd4jFloats(m);
        Nd4jFloats vs = new Nd4jFloats(v);
        int size = (int) Math.min(Nd4jFloats.BLOCK, to - from);
        float[] wBlock = new float[size];
        float[] gBlock = new float[size];
        float[] mBlock = new float[size];
        float[] vBlock = new float[size];
        for (long start = from; start < to; start += size) {
            int count = (int) Math.min(size, to - start);
            ws.read(start, wBlock, count);
            gs.read(start, gBlock, count);
            ms.read(start, mBlock, count);
            vs.read(start, vBlock, count);
            step(wBlock, gBlock, mBlock, vBlock, count);
            ws.write(start, wBlock, count);
            ms.write(start, mBlock, count);
            vs.write(start, vBlock, count);
        }
    }

    // No branch: so the loop becomes vector instructions.
    private void step(float[] w, float[] dw, float[] m, float[] v, int count) {
        for (int k = 0; k < count; k++) {
            float g = dw[k] + decay * w[k];
            m[k] = beta1 * m[k] + rest1 * g;
            v[k] = beta2 * v[k] + rest2 * g * g;
            w[k] = keep * w[k] - factor * m[k] / ((float) Math.sqrt(v[k]) + epsilon);
        }
    }
}
