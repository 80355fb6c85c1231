package parallax.nn.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link AdditiveAttention}, in the data type of q: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> Every query meets every key in one array (B, Tq, Tk, A), all of whose work but tanh is products: what is
 * the same for all queries or all keys is spread by a product with ones, and gathered by one, as these are faster than ND4J's
 * broadcasts and sums. The operation tanh is oneDNN's in FLOAT, the transform of that name is not.
 *
 * <p>An object keeps nothing of a call, so threads may share it. The arrays it returns are the caller's to close; all others are
 * freed before it returns.
 */
public record Nd4jAdditiveAttention() implements AdditiveAttention<INDArray> {
    @Override
    public Result<INDArray> forward(INDArray q, INDArray k, INDArray v, INDArray mask, Parameters<INDArray> p) {
        Nd4jBackend backend = Nd4jBackend.of("q", q);
        AdditiveSizes z = AdditiveSizes.ofForward(backend, q, k, v, p);
        AttentionMask allowed = z.mask(backend, mask);
        INDArray hidden = backend.uninitialized(z.batch(), z.queries(), z.keys(), z.hidden());
        INDArray weights = backend.uninitialized(z.batch(), z.queries(), z.keys());
        INDArray y = backend.uninitialized(z.batch(), z.queries(), z.values());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray ofQueries = projected(q, p.weightQuery(), scratch);
            INDArray ofKeys = projected(k, p.weightKey(), scratch);
            if (p.bias() != null) {
                ofQueries.addiRowVector(scratch.rowMajor(p.bias()).reshape(1, z.hidden()));
            }
            Nd4jProducts.multiply(
                    scratch.ones(q.dataType(), z.batch(), z.queries(), 1),
                    ofKeys.reshape(z.batch(), 1, z.ofOneQuery()),
                    hidden.reshape(z.batch(), z.queries(), z.ofOneQuery()));
            Nd4jProducts.addProduct(
                    scratch.ones(q.dataType(), z.allQueries(), z.keys(), 1),
                    ofQueries.reshape(z.allQueries(), 1, z.hidden()),
                    hidden.reshape(z.allQueries(), z.keys(), z.hidden()));
            Nd4j.exec(DynamicCustomOp.builder("tanh")
                    .addInputs(hidden)
                    .addOutputs(hidden)
                    .build());
            INDArray scoreWeight = scratch.rowMajor(p.weightScore()).reshape(z.hidden(), 1);
            Nd4jProducts.multiply(pairs(hidden, z), scoreWeight, weights.reshape(z.allPairs(), 1));
            Nd4jRowSoftmax.forward(
                    weights, Nd4jAttentionMask.of(allowed, z.batch(), z.queries(), z.keys(), q.dataType(), scratch));
            Nd4jProducts.multiply(weights, scratch.rowMajor(v), y);
        }
        return new Result<>(y, weights, hidden);
    }

    @Override
    public Gradients<INDArray> backward(
            INDArray q,
            INDArray k,
            INDArray v,
            Parameters<INDArray> p,
            Result<INDArray> result,
            INDArray dy,
            INDArray dWeights) {
        AdditiveSizes z = AdditiveSizes.ofBackward(Nd4jBackend.of("q", q), q, k, v, p, result, dy, dWeights);
        Gradients<INDArray> d = new Gradients<>(like(q), like(k), like(v), like(p));
        Parameters<INDArray> dp = d.dParameters();
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray ds =
                    dScores(v, result.weights(), dy, dWeights, d.dv(), scratch).reshape(z.allPairs(), 1);
            INDArray hidden = pairs(scratch.rowMajor(result.hidden()), z);
            // of  s = hidden · u
            Nd4jProducts.transposedMultiply(ds, hidden, dp.weightScore().reshape(1, z.hidden()), 1);
            INDArray dSum = scratch.like(hidden);
            Nd4jProducts.multiply(ds, scratch.rowMajor(p.weightScore()).reshape(1, z.hidden()), dSum);
            // of  hidden = tanh(sum)
            INDArray slope = scratch.like(hidden);
            hidden.mul(hidden, slope);
            dSum.muli(slope.rsubi(1));
            // of  sum = ofQueries + ofKeys
            INDArray dOfQueries = scratch.zeros(q.dataType(), z.allQueries(), 1, z.hidden());
            Nd4jProducts.multiply(
                    scratch.ones(q.dataType(), z.allQueries(), 1, z.keys()),
                    dSum.reshape(z.allQueries(), z.keys(), z.hidden()),
                    dOfQueries);
            INDArray dOfKeys = scratch.zeros(q.dataType(), z.batch(), 1, z.ofOneQuery());
            Nd4jProducts.multiply(
                    scratch.ones(q.dataType(), z.batch(), 1, z.queries()),
                    dSum.reshape(z.batch(), z.queries(), z.ofOneQuery()),
                    dOfKeys);
            unproject(q, p.weightQuery(), dOfQueries, d.dq(), dp.weightQuery(), scratch);
            unproject(k, p.weightKey(), dOfKeys, d.dk(), dp.weightKey(), scratch);
            if (dp.bias() != null) {
                Nd4jSums.ofColumns(dOfQueries.reshape(z.allQueries(), z.hidden()), dp.bias());
            }
        }
        return d;
    }

    // From dy to ∂L/∂s; sets dv.
    private static INDArray dScores(
            INDArray v, INDArray weights, INDArray dy, INDArray dWeights, INDArray dv, Nd4jScratch scratch) {
        INDArray w = scratch.rowMajor(weights);
        INDArray up = scratch.rowMajor(dy);
        // of  y = w · v
        INDArray dw = scratch.like(weights);
        Nd4jProducts.multiplyTransposed(up, scratch.rowMajor(v), dw, 1);
        Nd4jProducts.transposedMultiply(w, up, dv, 1);
        if (dWeights != null) {
            dw.addi(dWeights);
        }
        Nd4jRowSoftmax.backward(w, dw);
        return dw;
    }

    private static INDArray projected(INDArray x, INDArray weight, Nd4jScratch scratch) {
        INDArray projected = scratch.zeros(x.dataType(), x.size(0) * x.size(1), weight.size(0));
        Nd4jProducts.multiplyTransposed(rows(x, scratch), scratch.rowMajor(weight), projected, 1);
        return projected;
    }

    // of  projected = x · weightᵀ
    private static void unproject(
            INDArray x, INDArray weight, INDArray dProjected, INDArray dx, INDArray dWeight, Nd4jScratch scratch) {
        INDArray dRows = dProjected.reshape(x.size(0) * x.size(1), weight.size(0));
        Nd4jProducts.multiply(dRows, scratch.rowMajor(weight), dx.reshape(x.size(0) * x.size(1), x.size(2)));
        Nd4jProducts.transposedMultiply(dRows, rows(x, scratch), dWeight, 1);
    }

    private static INDArray rows(INDArray x, Nd4jScratch scratch) {
        return scratch.rowMajor(x).reshape(x.size(0) * x.size(1), x.size(2));
    }

    private static INDArray pairs(INDArray hidden, AdditiveSizes z) {
        return hidden.reshape(z.allPairs(), z.hidden());
    }

    private static Parameters<INDArray> like(Parameters<INDArray> p) {
        return new Parameters<>(
                like(p.weightQuery()),
                like(p.weightKey()),
                p.bias() == null ? null : like(p.bias()),
                like(p.weightScore()));
    }

    // Every entry is written.
    private static INDArray like(INDArray a) {
        return Nd4j.createUninitialized(a.dataType(), a.shape(), 'c');
    }
}
