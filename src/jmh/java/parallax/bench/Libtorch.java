package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.Map;

/** Pieces of layers in libtorch that several rows need; parameters are found by their names behind a prefix. */
final class Libtorch {
    private Libtorch() {}

    /** Returns x · wᵀ + b on the last axis of x. */
    static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return Linear.linear(x, weight, bias).singletonOrThrow();
    }

    /**
     * Returns softmax(q · kᵀ / √D) · v. libtorch's fused operation cannot be reached through DJL.
     *
     * @param mask added to the scores, or null
     */
    static NDArray attention(NDArray q, NDArray k, NDArray v, NDArray mask) {
        int last = q.getShape().dimension() - 1;
        // Of q and the scores, q is the smaller array to scale.
        NDArray scaled = q.mul(1 / Math.sqrt(q.getShape().get(last)));
        NDArray scores = scaled.matMul(k.swapAxes(last - 1, last));
        return (mask == null ? scores : scores.add(mask)).softmax(last).matMul(v);
    }

    /** Returns multi-head attention; self-attention, where memory is x, projects to q, k and v at once. */
    static NDArray multiHead(
            Map<String, NDArray> a, String prefix, int heads, NDArray x, NDArray memory, NDArray mask) {
        NDArray weightIn = a.get(prefix + ".weightIn");
        NDArray biasIn = a.get(prefix + ".biasIn");
        long e = x.getShape().get(2);
        NDList qkv = new NDList();
        if (x == memory) {
            qkv.addAll(linear(x, weightIn, biasIn).split(3, 2));
        } else {
            NDList weights = weightIn.split(new long[] {e}, 0);
            NDList biases = biasIn.split(new long[] {e}, 0);
            qkv.add(linear(x, weights.get(0), biases.get(0)));
            qkv.addAll(linear(memory, weights.get(1), biases.get(1)).split(2, 2));
        }
        NDArray y = attention(heads(qkv.get(0), heads), heads(qkv.get(1), heads), heads(qkv.get(2), heads), mask);
        return linear(
                y.transpose(0, 2, 1, 3).reshape(x.getShape()),
                a.get(prefix + ".weightOut"),
                a.get(prefix + ".biasOut"));
    }

    /** Returns the sum that goes into the feed-forward network's activation. */
    static NDArray expand(Map<String, NDArray> a, String prefix, NDArray x) {
        return linear(x, a.get(prefix + ".weight1"), a.get(prefix + ".bias1"));
    }

    /** Returns the feed-forward network's output, of the activation's. */
    static NDArray contract(Map<String, NDArray> a, String prefix, NDArray hidden) {
        return linear(hidden, a.get(prefix + ".weight2"), a.get(prefix + ".bias2"));
    }

    /** Returns layer normalisation along the last axis. */
    static NDArray norm(Map<String, NDArray> a, String prefix, NDArray x) {
        NDArray gamma = a.get(prefix + ".gamma");
        return ai.djl.nn.norm.LayerNorm.layerNorm(x, gamma.getShape(), gamma, a.get(prefix + ".beta"), 1e-5f)
                .singletonOrThrow();
    }

    /** Returns the mean cross-entropy of logits (N, C). */
    static NDArray crossEntropy(NDArray logits, int[] labels) {
        NDArray indices =
                logits.getManager().create(labels).reshape(labels.length, 1).toType(DataType.INT64, false);
        return logits.logSoftmax(1).gather(indices, 1).mean().neg();
    }

    /** Returns what is added to scores (…, T, T) of x (B, T, E): 0 where the key is not later than the query, −10⁹ elsewhere. */
    static NDArray causal(NDArray x) {
        long t = x.getShape().get(1);
        NDArray steps = x.getManager().arange((float) t);
        return steps.reshape(1, t).gt(steps.reshape(t, 1)).toType(DataType.FLOAT32, false).mul(-1e9f);
    }

    private static NDArray heads(NDArray x, int heads) {
        Shape s = x.getShape();
        return x.reshape(s.get(0), s.get(1), heads, s.get(2) / heads).transpose(0, 2, 1, 3);
    }
}
