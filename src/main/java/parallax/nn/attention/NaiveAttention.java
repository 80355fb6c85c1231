package parallax.nn.attention;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Attention}: the sums of the formula, written as loops.
 *
 * @param causal whether query i may attend to keys 0 to i alone
 */
public record NaiveAttention(boolean causal) implements Attention<Tensor> {
    @Override
    public Result<Tensor> forward(Tensor q, Tensor k, Tensor v, Tensor mask) {
        AttentionSizes z = AttentionSizes.ofForward(new NaiveBackend(), q, k, v);
        AttentionMask allowed = z.mask(new NaiveBackend(), mask, causal);
        Tensor weights = Tensor.zeros(z.weights());
        Tensor y = Tensor.zeros(z.output());
        for (int b = 0; b < z.batch(); b++)
            for (int i = 0; i < z.queries(); i++) {
                for (int j = 0; j < z.keys(); j++) {
                    double dot = 0;
                    for (int d = 0; d < z.features(); d++) {
                        dot += q.get(b, i, d) * k.get(b, j, d);
                    }
                    weights.set(dot / Math.sqrt(z.features()), b, i, j);
                }
                softmax(weights, allowed, b, i);
                for (int j = 0; j < z.keys(); j++)
                    for (int e = 0; e < z.values(); e++) {
                        y.add(weights.get(b, i, j) * v.get(b, j, e), b, i, e);
                    }
            }
        return new Result<>(y, weights);
    }

    @Override
    public Gradients<Tensor> backward(Tensor q, Tensor k, Tensor v, Tensor weights, Tensor dy, Tensor dWeights) {
        AttentionSizes z = AttentionSizes.ofBackward(new NaiveBackend(), q, k, v, weights, dy, dWeights);
        Tensor dq = Tensor.zeros(q.shape());
        Tensor dk = Tensor.zeros(k.shape());
        Tensor dv = Tensor.zeros(v.shape());
        for (int b = 0; b < z.batch(); b++)
            for (int i = 0; i < z.queries(); i++) {
                Tensor dw = Tensor.zeros(z.keys());
                for (int j = 0; j < z.keys(); j++) {
                    double sum = dWeights == null ? 0 : dWeights.get(b, i, j);
                    for (int e = 0; e < z.values(); e++) {
                        // of  y += weights.get(b, i, j) * v.get(b, j, e)
                        sum += dy.get(b, i, e) * v.get(b, j, e);
                        dv.add(dy.get(b, i, e) * weights.get(b, i, j), b, j, e);
                    }
                    dw.set(sum, j);
                }
                Tensor dScores = softmaxBackward(weights, dw, b, i);
                for (int j = 0; j < z.keys(); j++) {
                    double ds = dScores.get(j) / Math.sqrt(z.features());
                    for (int d = 0; d < z.features(); d++) {
                        // of  dot += q.get(b, i, d) * k.get(b, j, d)
                        dq.add(ds * k.get(b, j, d), b, i, d);
                        dk.add(ds * q.get(b, i, d), b, j, d);
                    }
                }
            }
        return new Gradients<>(dq, dk, dv);
    }

    /** Turns row (b, i) of scores into weights, in place. Less its maximum, which cancels, no score is too large for exp. */
    static void softmax(Tensor scores, AttentionMask allowed, int b, int i) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < scores.size(2); j++) {
            if (allowed.allows(b, i, j)) {
                max = Math.max(max, scores.get(b, i, j));
            }
        }
        double sum = 0;
        for (int j = 0; j < scores.size(2); j++) {
            double e = allowed.allows(b, i, j) ? Math.exp(scores.get(b, i, j) - max) : 0;
            scores.set(e, b, i, j);
            sum += e;
        }
        for (int j = 0; j < scores.size(2) && sum > 0; j++) {
            scores.set(scores.get(b, i, j) / sum, b, i, j);
        }
    }

    /** Returns ∂L/∂s[j] = w[j] · (dw[j] − Σ(l) dw[l] · w[l]), w = weights[b,i]. */
    static Tensor softmaxBackward(Tensor weights, Tensor dw, int b, int i) {
        double mean = 0;
        for (int l = 0; l < dw.length(); l++) {
            mean += dw.get(l) * weights.get(b, i, l);
        }
        Tensor ds = Tensor.zeros(dw.length());
        for (int j = 0; j < dw.length(); j++) {
            ds.set(weights.get(b, i, j) * (dw.get(j) - mean), j);
        }
        return ds;
    }
}
