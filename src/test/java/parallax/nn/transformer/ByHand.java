package parallax.nn.transformer;

import parallax.nn.Named;
import parallax.nn.activation.Nonlinearity;
import parallax.tensor.Tensor;

/**
 * Transformers of which a person can compute every number: one layer, one head, two features, relu.
 *
 * <p>Of two features x0 and x1 the mean is (x0 + x1) / 2 and the deviation |x0 − x1| / 2, so a normalisation leaves only which is larger: (1, −1)
 * where they fall, (−1, 1) where they rise, then times γ plus β.
 */
final class ByHand {
    private ByHand() {}

    /** Returns options whose ε is so small that it is lost. */
    static LayerOptions options(boolean normFirst) {
        return new LayerOptions(1, normFirst, Nonlinearity.RELU, 1e-14, false);
    }

    /** Returns an attention whose queries are 0: all scores are, and it is the mean of those who may be seen. */
    static Named<Tensor> mean() {
        return attention(0, row(1, 0), row(0, 1));
    }

    /** Returns an attention whose queries are a number times its input, whose keys and values are their input. */
    static Named<Tensor> attention(double query, double[]... weightOut) {
        return Named.<Tensor>none()
                .with(
                        "weightIn",
                        Tensor.matrix(row(query, 0), row(0, query), row(1, 0), row(0, 1), row(1, 0), row(0, 1)))
                .with("biasIn", Tensor.zeros(6))
                .with("weightOut", Tensor.matrix(weightOut))
                .with("biasOut", Tensor.zeros(2));
    }

    static Named<Tensor> norm(double[] gamma, double[] beta) {
        return Named.<Tensor>none().with("gamma", Tensor.vector(gamma)).with("beta", Tensor.vector(beta));
    }

    /** Returns the numbers of a row. */
    static double[] row(double... entries) {
        return entries;
    }
}
