package parallax.nn.transformer;

import parallax.nn.Named;
import parallax.nn.activation.Nonlinearity;
import parallax.tensor.Tensor;

/**
 * Transformers of which a person can compute every number: one layer, one head, two features, relu.
 *
 * <p>Of two features x0 and x1 the mean is (x0 + x1) / 2 and the deviation |x0 − x1| / 2, so a normalisation leaves only which is larger: (1, −1)
 * where they fall, (−1, 1) where they rise, then times γ plus β.
 *
 * <p>It has no slope then, and a gradient would end at the first normalisation it meets. So backward has ε = 16. With d = (x0 − x1) / 2 a
 * normalisation leaves (n, −n), n = d / √(d² + 16), which is 0 where d = 0 and ±0.6 where d = ±3; other d there are none. The slope
 * dn/dd = 16 / √(d² + 16)³ is {@link #SLOPE_AT_0} or {@link #SLOPE_AT_3}. Of a gradient (g0, g1) at its output there is left at its input
 * (f, −f), f = (γ0 · g0 − γ1 · g1) · slope / 2; at γ there is (g0 · n, g1 · −n), at β (g0, g1).
 */
final class ByHand {
    static final double SLOPE_AT_0 = 16 / (4.0 * 4 * 4);
    static final double SLOPE_AT_3 = 16 / (5.0 * 5 * 5);

    private ByHand() {}

    /** Returns options whose ε is so small that it is lost. */
    static LayerOptions options(boolean normFirst) {
        return new LayerOptions(1, normFirst, Nonlinearity.RELU, 1e-14, false);
    }

    /** Returns options whose ε is 16, so that normalisations have a slope. */
    static LayerOptions optionsWithSlope(boolean normFirst) {
        return new LayerOptions(1, normFirst, Nonlinearity.RELU, 16, false);
    }

    /** Returns an attention whose queries are 0: all scores are, and it is the mean of those who may be seen. */
    static Named<Tensor> mean() {
        return attention(0, row(1, 0), row(0, 1));
    }

    /** Returns an attention whose queries are a number times its input, whose keys and values are their input. */
    static Named<Tensor> attention(double query, double[]... weightOut) {
        return attention(
                Tensor.matrix(row(query, 0), row(0, query), row(1, 0), row(0, 1), row(1, 0), row(0, 1)),
                Tensor.zeros(6),
                Tensor.matrix(weightOut),
                Tensor.zeros(2));
    }

    /** Returns the arrays of an attention, or their gradients; in has 2 rows for queries, 2 for keys, 2 for values. */
    static Named<Tensor> attention(Tensor weightIn, Tensor biasIn, Tensor weightOut, Tensor biasOut) {
        return Named.<Tensor>none()
                .with("weightIn", weightIn)
                .with("biasIn", biasIn)
                .with("weightOut", weightOut)
                .with("biasOut", biasOut);
    }

    /** Returns the arrays of a feed-forward network, or their gradients. */
    static Named<Tensor> feedForward(Tensor weight1, Tensor bias1, Tensor weight2, Tensor bias2) {
        return Named.<Tensor>none()
                .with("weight1", weight1)
                .with("bias1", bias1)
                .with("weight2", weight2)
                .with("bias2", bias2);
    }

    static Named<Tensor> norm(double[] gamma, double[] beta) {
        return Named.<Tensor>none().with("gamma", Tensor.vector(gamma)).with("beta", Tensor.vector(beta));
    }

    /** Returns the gradients of γ and β, of two tokens' gradients at the output and what the normalisation left of them, n. */
    static Named<Tensor> normGradients(double[] g0, double n0, double[] g1, double n1) {
        return norm(row(g0[0] * n0 + g1[0] * n1, g0[1] * -n0 + g1[1] * -n1), row(g0[0] + g1[0], g0[1] + g1[1]));
    }

    /** Returns the numbers of a row. */
    static double[] row(double... entries) {
        return entries;
    }
}
