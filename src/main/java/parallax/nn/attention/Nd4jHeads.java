package parallax.nn.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;

/**
 * Attention of a stack of N heads, each on its own: the work below {@link Nd4jAttention} and {@link Nd4jMultiHeadAttention}, on
 * arrays that are checked and row-major.
 *
 * <p>Short sequences are one operation for the whole stack, as an operation's start costs as much as a small head's work. Long
 * ones go head by head, so that a head's scores are still in the cache when softmax and the next product read them.
 *
 * <p>Shapes: q and dq (N, Tq, D); k and dk (N, Tk, D); v and dv (N, Tk, Dv); weights (N, Tq, Tk); y and dy (N, Tq, Dv).
 */
final class Nd4jHeads {
    /** Measured: below, the whole stack at once is faster. */
    private static final long LARGE = 256 * 256;

    private Nd4jHeads() {}

    /** Computes weights and y. */
    static void forward(INDArray q, INDArray k, INDArray v, Nd4jAttentionMask mask, INDArray weights, INDArray y) {
        if (!large(weights)) {
            forwardOf(q, k, v, mask, weights, weights, y);
            return;
        }
        for (int n = 0; n < q.size(0); n++) {
            INDArray w = weights.slice(n);
            INDArray rows = w.reshape(1, w.size(0), w.size(1));
            forwardOf(q.slice(n), k.slice(n), v.slice(n), mask.of(n, q.size(0)), w, rows, y.slice(n));
        }
    }

    /**
     * Computes dq, dk and dv.
     *
     * @param dWeights ∂L/∂w where the loss looks at the weights themselves, or null
     */
    static void backward(
            INDArray q,
            INDArray k,
            INDArray v,
            INDArray weights,
            INDArray dy,
            INDArray dWeights,
            Attention.Gradients<INDArray> d) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            if (!large(weights)) {
                INDArray dw = scratch.like(weights);
                backwardOf(q, k, v, weights, dy, dWeights, dw, d);
                return;
            }
            INDArray dw = scratch.like(weights.slice(0));
            for (int n = 0; n < q.size(0); n++) {
                INDArray w = weights.slice(n);
                backwardOf(
                        q.slice(n),
                        k.slice(n),
                        v.slice(n),
                        w,
                        dy.slice(n),
                        dWeights == null ? null : dWeights.slice(n),
                        dw,
                        new Attention.Gradients<>(d.dq().slice(n), d.dk().slice(n), d.dv().slice(n)));
            }
        }
    }

    // Products take a matrix or a stack; softmax is fast on a stack alone, so rows is w seen as one.
    private static void forwardOf(
            INDArray q, INDArray k, INDArray v, Nd4jAttentionMask mask, INDArray w, INDArray rows, INDArray y) {
        Nd4jProducts.multiplyTransposed(q, k, w, scale(q));
        Nd4jRowSoftmax.forward(rows, mask);
        Nd4jProducts.multiply(w, v, y);
    }

    private static void backwardOf(
            INDArray q,
            INDArray k,
            INDArray v,
            INDArray w,
            INDArray dy,
            INDArray dWeights,
            INDArray dw,
            Attention.Gradients<INDArray> d) {
        // of  y = w · v
        Nd4jProducts.multiplyTransposed(dy, v, dw, 1);
        Nd4jProducts.transposedMultiply(w, dy, d.dv(), 1);
        if (dWeights != null) {
            dw.addi(dWeights);
        }
        Nd4jRowSoftmax.backward(w, dw);
        // of  s = q · kᵀ / √D
        Nd4jProducts.multiply(dw, k, d.dq(), scale(q));
        Nd4jProducts.transposedMultiply(dw, q, d.dk(), scale(q));
    }

    private static boolean large(INDArray weights) {
        return weights.size(1) * weights.size(2) >= LARGE;
    }

    private static double scale(INDArray q) {
        return 1 / Math.sqrt((double) q.size(q.rank() - 1));
    }
}
