package parallax.nn.attention;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link MultiHeadAttention}: each head is a {@link NaiveAttention} of its own.
 *
 * @param heads  h
 * @param causal whether query i may attend to keys 0 to i alone
 */
public record NaiveMultiHeadAttention(int heads, boolean causal) implements MultiHeadAttention<Tensor> {
    /**
     * Checks the number of heads.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public NaiveMultiHeadAttention {
        MultiHeadSizes.requireHeads(heads);
    }

    @Override
    public Result<Tensor> forward(Tensor q, Tensor k, Tensor v, Tensor mask, Parameters<Tensor> p) {
        MultiHeadSizes z = MultiHeadSizes.ofForward(new NaiveBackend(), heads, q, k, v, p);
        Tensor qs = NaiveHeads.split(projection(z, 0).forward(q, p.weightIn(), p.biasIn()), heads);
        Tensor ks = NaiveHeads.split(projection(z, 1).forward(k, p.weightIn(), p.biasIn()), heads);
        Tensor vs = NaiveHeads.split(projection(z, 2).forward(v, p.weightIn(), p.biasIn()), heads);
        Tensor ys = Tensor.zeros(qs.shape());
        Tensor weights = Tensor.zeros(z.batch(), heads, z.queries(), z.keys());
        for (int n = 0; n < heads; n++) {
            Attention.Result<Tensor> head = new NaiveAttention(causal)
                    .forward(NaiveHeads.get(qs, n), NaiveHeads.get(ks, n), NaiveHeads.get(vs, n), mask);
            NaiveHeads.set(ys, n, head.y());
            NaiveHeads.set(weights, n, head.weights());
        }
        Tensor side = NaiveHeads.join(ys);
        Tensor y = projection(z, 0).forward(side, p.weightOut(), p.biasOut());
        return new Result<>(y, weights, new Projected<>(qs, ks, vs), side);
    }

    @Override
    public Gradients<Tensor> backward(
            Tensor q, Tensor k, Tensor v, Parameters<Tensor> p, Result<Tensor> result, Tensor dy) {
        Gradients<Tensor> d = new Gradients<>(zerosLike(q), zerosLike(k), zerosLike(v), zerosLike(p));
        add(q, k, v, p, result, dy, d);
        return d;
    }

    @Override
    public SelfGradients<Tensor> backwardSelf(Tensor x, Parameters<Tensor> p, Result<Tensor> result, Tensor dy) {
        Tensor dx = zerosLike(x);
        Parameters<Tensor> dParameters = zerosLike(p);
        add(x, x, x, p, result, dy, new Gradients<>(dx, dx, dx, dParameters));
        return new SelfGradients<>(dx, dParameters);
    }

    private void add(
            Tensor q, Tensor k, Tensor v, Parameters<Tensor> p, Result<Tensor> result, Tensor dy, Gradients<Tensor> d) {
        MultiHeadSizes z = MultiHeadSizes.ofBackward(new NaiveBackend(), heads, q, k, v, p, result, dy);
        Parameters<Tensor> dp = d.dParameters();
        Projected<Tensor> projected = result.projected();
        // of  y = projection(z, 0).forward(side, p.weightOut(), p.biasOut())
        Tensor dSide = zerosLike(result.heads());
        projection(z, 0).backward(result.heads(), p.weightOut(), dy, dSide, dp.weightOut(), dp.biasOut());
        Tensor dys = NaiveHeads.split(dSide, heads);
        Tensor dqs = zerosLike(projected.q());
        Tensor dks = zerosLike(projected.k());
        Tensor dvs = zerosLike(projected.v());
        for (int n = 0; n < heads; n++) {
            Attention.Gradients<Tensor> head = new NaiveAttention(causal)
                    .backward(
                            NaiveHeads.get(projected.q(), n),
                            NaiveHeads.get(projected.k(), n),
                            NaiveHeads.get(projected.v(), n),
                            NaiveHeads.get(result.weights(), n),
                            NaiveHeads.get(dys, n),
                            null);
            NaiveHeads.set(dqs, n, head.dq());
            NaiveHeads.set(dks, n, head.dk());
            NaiveHeads.set(dvs, n, head.dv());
        }
        // of  qs = split(projection(z, 0).forward(q, p.weightIn(), p.biasIn())), and ks, vs
        projection(z, 0).backward(q, p.weightIn(), NaiveHeads.join(dqs), d.dq(), dp.weightIn(), dp.biasIn());
        projection(z, 1).backward(k, p.weightIn(), NaiveHeads.join(dks), d.dk(), dp.weightIn(), dp.biasIn());
        projection(z, 2).backward(v, p.weightIn(), NaiveHeads.join(dvs), d.dv(), dp.weightIn(), dp.biasIn());
    }

    // The rows of weightIn that make Q (0), K (1) and V (2); weightOut has as many as one of them.
    private static NaiveProjection projection(MultiHeadSizes z, int part) {
        return new NaiveProjection(part * z.features(), z.features());
    }

    private static Parameters<Tensor> zerosLike(Parameters<Tensor> p) {
        return new Parameters<>(
                zerosLike(p.weightIn()), zerosLike(p.biasIn()), zerosLike(p.weightOut()), zerosLike(p.biasOut()));
    }

    private static Tensor zerosLike(Tensor t) {
        return Tensor.zeros(t.shape());
    }
}
