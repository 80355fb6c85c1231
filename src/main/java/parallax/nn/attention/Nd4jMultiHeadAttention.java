package parallax.nn.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link MultiHeadAttention}, in the data type of q: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> The projections are one matrix product each over all tokens of all batch entries, or one together
 * where a sequence attends to itself ({@link Nd4jSelfProjection}); what they give is
 * copied once so that each head's features lie together, and {@link Nd4jHeads} sees a stack of B · h heads.
 *
 * <p>An object keeps nothing of a call, so threads may share it. The arrays it returns are the caller's to close; all others are
 * freed before it returns.
 *
 * @param heads  h
 * @param causal whether query i may attend to keys 0 to i alone
 */
public record Nd4jMultiHeadAttention(int heads, boolean causal) implements MultiHeadAttention<INDArray> {
    /**
     * Checks the number of heads.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Nd4jMultiHeadAttention {
        MultiHeadSizes.requireHeads(heads);
    }

    @Override
    public Result<INDArray> forward(INDArray q, INDArray k, INDArray v, INDArray mask, Parameters<INDArray> p) {
        Nd4jBackend backend = Nd4jBackend.of("q", q);
        MultiHeadSizes z = MultiHeadSizes.ofForward(backend, heads, q, k, v, p);
        AttentionMask allowed = AttentionMask.of(backend, mask, causal, z.batch(), z.queries(), z.keys());
        INDArray weights = backend.uninitialized(z.batch(), heads, z.queries(), z.keys());
        INDArray side = backend.uninitialized(z.batch(), z.queries(), z.features());
        INDArray y = backend.uninitialized(z.batch(), z.queries(), z.features());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Projected<INDArray> projected = q == k && k == v
                    ? new Nd4jSelfProjection(heads).forward(q, p)
                    : new Projected<>(project(q, p, 0, scratch), project(k, p, 1, scratch), project(v, p, 2, scratch));
            INDArray ys = scratch.like(projected.q());
            Nd4jHeads.forward(
                    stack(projected.q()),
                    stack(projected.k()),
                    stack(projected.v()),
                    Nd4jAttentionMask.of(allowed, z.batch(), z.queries(), z.keys(), q.dataType(), scratch),
                    stack(weights),
                    stack(ys));
            split(side).assign(ys);
            Nd4jProducts.multiplyTransposed(rows(side), scratch.rowMajor(p.weightOut()), rows(y), 1);
            rows(y).addiRowVector(row(p.biasOut(), scratch));
            return new Result<>(y, weights, projected, side);
        }
    }

    @Override
    public Gradients<INDArray> backward(
            INDArray q, INDArray k, INDArray v, Parameters<INDArray> p, Result<INDArray> result, INDArray dy) {
        MultiHeadSizes.ofBackward(Nd4jBackend.of("q", q), heads, q, k, v, p, result, dy);
        Gradients<INDArray> d = new Gradients<>(like(q), like(k), like(v), like(p));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Projected<INDArray> of = result.projected();
            Attention.Gradients<INDArray> dHeads =
                    new Attention.Gradients<>(scratch.like(of.q()), scratch.like(of.k()), scratch.like(of.v()));
            backwardOfHeads(p, result, dy, dHeads, d.dParameters());
            INDArray weightIn = scratch.rowMajor(p.weightIn());
            backward(q, joined(dHeads.dq(), scratch), 0, weightIn, d.dq(), d.dParameters(), scratch);
            backward(k, joined(dHeads.dk(), scratch), 1, weightIn, d.dk(), d.dParameters(), scratch);
            backward(v, joined(dHeads.dv(), scratch), 2, weightIn, d.dv(), d.dParameters(), scratch);
        }
        return d;
    }

    @Override
    public SelfGradients<INDArray> backwardSelf(
            INDArray x, Parameters<INDArray> p, Result<INDArray> result, INDArray dy) {
        MultiHeadSizes.ofBackward(Nd4jBackend.of("x", x), heads, x, x, x, p, result, dy);
        SelfGradients<INDArray> d = new SelfGradients<>(like(x), like(p));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jSelfProjection projection = new Nd4jSelfProjection(heads);
            INDArray dHeads = projection.newGradients(x, scratch);
            backwardOfHeads(p, result, dy, projection.parts(dHeads), d.dParameters());
            projection.backward(x, p, dHeads, d, scratch);
        }
        return d;
    }

    // From dy to the gradients of q · Wqᵀ + bq, and of k's and v's, each (B, h, T, E/h), and of the output's
    // parameters.
    private void backwardOfHeads(
            Parameters<INDArray> p,
            Result<INDArray> result,
            INDArray dy,
            Attention.Gradients<INDArray> d,
            Parameters<INDArray> dp) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray dyRows = rows(scratch.rowMajor(dy));
            // of  y = side · weightOutᵀ + biasOut
            Nd4jProducts.transposedMultiply(dyRows, rows(scratch.rowMajor(result.heads())), dp.weightOut(), 1);
            Nd4jSums.ofColumns(dyRows, dp.biasOut());
            INDArray dSide = scratch.like(dy);
            Nd4jProducts.multiply(dyRows, scratch.rowMajor(p.weightOut()), rows(dSide));
            Nd4jHeads.backward(
                    stack(scratch.rowMajor(result.projected().q())),
                    stack(scratch.rowMajor(result.projected().k())),
                    stack(scratch.rowMajor(result.projected().v())),
                    stack(scratch.rowMajor(result.weights())),
                    stack(scratch.copy(split(dSide))),
                    null,
                    new Attention.Gradients<>(stack(d.dq()), stack(d.dk()), stack(d.dv())));
        }
    }

    private INDArray project(INDArray x, Parameters<INDArray> p, int part, Nd4jScratch scratch) {
        INDArray projected = scratch.like(x);
        Nd4jProducts.multiplyTransposed(
                rows(scratch.rowMajor(x)), part(scratch.rowMajor(p.weightIn()), part), rows(projected), 1);
        rows(projected).addiRowVector(biasPart(scratch.rowMajor(p.biasIn()), part));
        return split(projected).dup('c');
    }

    // of  projected = x · partᵀ + bias
    private static void backward(
            INDArray x,
            INDArray dProjected,
            int part,
            INDArray weightIn,
            INDArray dx,
            Parameters<INDArray> dp,
            Nd4jScratch scratch) {
        INDArray dRows = rows(dProjected);
        Nd4jProducts.multiply(dRows, part(weightIn, part), rows(dx));
        Nd4jProducts.transposedMultiply(dRows, rows(scratch.rowMajor(x)), part(dp.weightIn(), part), 1);
        Nd4jSums.ofColumns(dRows, biasPart(dp.biasIn(), part));
    }

    // (B, T, E) seen as (B, h, T, E/h)
    private INDArray split(INDArray x) {
        return x.reshape(x.size(0), x.size(1), heads, x.size(2) / heads).permute(0, 2, 1, 3);
    }

    private INDArray joined(INDArray heads, Nd4jScratch scratch) {
        INDArray joined = scratch.zeros(heads.dataType(), heads.size(0), heads.size(2), heads.size(1) * heads.size(3));
        split(joined).assign(heads);
        return joined;
    }

    private static INDArray stack(INDArray heads) {
        return heads.reshape(heads.size(0) * heads.size(1), heads.size(2), heads.size(3));
    }

    static INDArray rows(INDArray x) {
        long features = x.size(x.rank() - 1);
        return x.reshape(x.length() / features, features);
    }

    // Rows part · E to (part + 1) · E of (3E, E). As a row: of a view with E = 1, ND4J finds other slices empty.
    private static INDArray part(INDArray weightIn, int part) {
        long features = weightIn.size(1);
        return weightIn.reshape(3, features * features).getRow(part, true).reshape(features, features);
    }

    // The same of (3E), as a row.
    private static INDArray biasPart(INDArray biasIn, int part) {
        return biasIn.reshape(3, biasIn.length() / 3).getRow(part, true);
    }

    private static INDArray row(INDArray bias, Nd4jScratch scratch) {
        return scratch.rowMajor(bias).reshape(1, bias.length());
    }

    private static Parameters<INDArray> like(Parameters<INDArray> p) {
        return new Parameters<>(like(p.weightIn()), like(p.biasIn()), like(p.weightOut()), like(p.biasOut()));
    }

    // Every entry is written.
    private static INDArray like(INDArray a) {
        return Nd4j.createUninitialized(a.dataType(), a.shape(), 'c');
    }
}
