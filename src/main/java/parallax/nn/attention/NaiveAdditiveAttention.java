package parallax.nn.attention;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link AdditiveAttention}: the sums of the formula, written as loops. */
public record NaiveAdditiveAttention() implements AdditiveAttention<Tensor> {
    @Override
    public Result<Tensor> forward(Tensor q, Tensor k, Tensor v, Tensor mask, Parameters<Tensor> p) {
        AdditiveSizes z = AdditiveSizes.ofForward(new NaiveBackend(), q, k, v, p);
        AttentionMask allowed = z.mask(new NaiveBackend(), mask);
        Tensor ofQueries = new NaiveProjection(0, z.hidden()).forward(q, p.weightQuery(), p.bias());
        Tensor ofKeys = new NaiveProjection(0, z.hidden()).forward(k, p.weightKey(), null);
        Tensor hidden = Tensor.zeros(z.batch(), z.queries(), z.keys(), z.hidden());
        Tensor weights = Tensor.zeros(z.batch(), z.queries(), z.keys());
        Tensor y = Tensor.zeros(z.batch(), z.queries(), z.values());
        for (int b = 0; b < z.batch(); b++)
            for (int i = 0; i < z.queries(); i++) {
                for (int j = 0; j < z.keys(); j++)
                    for (int a = 0; a < z.hidden(); a++) {
                        double h = Math.tanh(ofQueries.get(b, i, a) + ofKeys.get(b, j, a));
                        hidden.set(h, b, i, j, a);
                        weights.add(p.weightScore().get(a) * h, b, i, j);
                    }
                NaiveAttention.softmax(weights, allowed, b, i);
                for (int j = 0; j < z.keys(); j++)
                    for (int e = 0; e < z.values(); e++) {
                        y.add(weights.get(b, i, j) * v.get(b, j, e), b, i, e);
                    }
            }
        return new Result<>(y, weights, hidden);
    }

    @Override
    public Gradients<Tensor> backward(
            Tensor q, Tensor k, Tensor v, Parameters<Tensor> p, Result<Tensor> result, Tensor dy, Tensor dWeights) {
        AdditiveSizes z = AdditiveSizes.ofBackward(new NaiveBackend(), q, k, v, p, result, dy, dWeights);
        Gradients<Tensor> d = new Gradients<>(zerosLike(q), zerosLike(k), zerosLike(v), zerosLike(p));
        Tensor dOfQueries = Tensor.zeros(z.batch(), z.queries(), z.hidden());
        Tensor dOfKeys = Tensor.zeros(z.batch(), z.keys(), z.hidden());
        for (int b = 0; b < z.batch(); b++)
            for (int i = 0; i < z.queries(); i++) {
                Tensor ds = dScores(z, v, result.weights(), dy, dWeights, d.dv(), b, i);
                for (int j = 0; j < z.keys(); j++)
                    for (int a = 0; a < z.hidden(); a++) {
                        double h = result.hidden().get(b, i, j, a);
                        // of  weights.add(p.weightScore().get(a) * h, b, i, j)
                        d.dParameters().weightScore().add(ds.get(j) * h, a);
                        // of  h = Math.tanh(ofQueries.get(b, i, a) + ofKeys.get(b, j, a))
                        double dSum = ds.get(j) * p.weightScore().get(a) * (1 - h * h);
                        dOfQueries.add(dSum, b, i, a);
                        dOfKeys.add(dSum, b, j, a);
                    }
            }
        // of  ofQueries = projection.forward(q, p.weightQuery(), p.bias())  and  ofKeys
        Parameters<Tensor> dp = d.dParameters();
        NaiveProjection projection = new NaiveProjection(0, z.hidden());
        projection.backward(q, p.weightQuery(), dOfQueries, d.dq(), dp.weightQuery(), dp.bias());
        projection.backward(k, p.weightKey(), dOfKeys, d.dk(), dp.weightKey(), null);
        return d;
    }

    // From dy to ∂L/∂s[b,i]; adds to dv.
    private static Tensor dScores(
            AdditiveSizes z, Tensor v, Tensor weights, Tensor dy, Tensor dWeights, Tensor dv, int b, int i) {
        Tensor dw = Tensor.zeros(z.keys());
        for (int j = 0; j < z.keys(); j++) {
            dw.add(dWeights == null ? 0 : dWeights.get(b, i, j), j);
            for (int e = 0; e < z.values(); e++) {
                // of  y.add(weights.get(b, i, j) * v.get(b, j, e), b, i, e)
                dw.add(dy.get(b, i, e) * v.get(b, j, e), j);
                dv.add(dy.get(b, i, e) * weights.get(b, i, j), b, j, e);
            }
        }
        return NaiveAttention.softmaxBackward(weights, dw, b, i);
    }

    private static Parameters<Tensor> zerosLike(Parameters<Tensor> p) {
        return new Parameters<>(
                zerosLike(p.weightQuery()),
                zerosLike(p.weightKey()),
                p.bias() == null ? null : zerosLike(p.bias()),
                zerosLike(p.weightScore()));
    }

    private static Tensor zerosLike(Tensor t) {
        return Tensor.zeros(t.shape());
    }
}
