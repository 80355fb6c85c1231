package parallax.nn.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Attention}, in the data type of q: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> Two matrix products with softmax between them, see {@link Nd4jHeads}; ND4J's own
 * {@code dot_product_attention} is right but several times slower. Softmax gets three axes because only then does oneDNN compute it.
 *
 * <p>An object keeps nothing of a call, so threads may share it. The arrays it returns are the caller's to close; all others are
 * freed before it returns.
 *
 * @param causal whether query i may attend to keys 0 to i alone
 */
public record Nd4jAttention(boolean causal) implements Attention<INDArray> {
    @Override
    public Result<INDArray> forward(INDArray q, INDArray k, INDArray v, INDArray mask) {
        Nd4jBackend backend = Nd4jBackend.of("q", q);
        AttentionSizes z = AttentionSizes.ofForward(backend, q, k, v);
        AttentionMask allowed = z.mask(backend, mask, causal);
        INDArray weights = backend.uninitialized(z.weights());
        INDArray y = backend.uninitialized(z.output());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jHeads.forward(
                    scratch.rowMajor(q),
                    scratch.rowMajor(k),
                    scratch.rowMajor(v),
                    Nd4jAttentionMask.of(allowed, z.batch(), z.queries(), z.keys(), q.dataType(), scratch),
                    weights,
                    y);
        }
        return new Result<>(y, weights);
    }

    @Override
    public Gradients<INDArray> backward(
            INDArray q, INDArray k, INDArray v, INDArray weights, INDArray dy, INDArray dWeights) {
        Nd4jBackend backend = Nd4jBackend.of("q", q);
        AttentionSizes.ofBackward(backend, q, k, v, weights, dy, dWeights);
        Gradients<INDArray> d = new Gradients<>(like(q), like(k), like(v));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jHeads.backward(
                    scratch.rowMajor(q),
                    scratch.rowMajor(k),
                    scratch.rowMajor(v),
                    scratch.rowMajor(weights),
                    scratch.rowMajor(dy),
                    dWeights == null ? null : scratch.rowMajor(dWeights),
                    d);
        }
        return d;
    }

    // Every entry is written.
    private static INDArray like(INDArray a) {
        return Nd4j.createUninitialized(a.dataType(), a.shape(), 'c');
    }
}
