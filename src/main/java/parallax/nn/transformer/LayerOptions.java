package parallax.nn.transformer;

import parallax.nn.activation.Nonlinearity;
import parallax.tensor.Arguments;

/**
 * How a Transformer's layers are built.
 *
 * @param heads      h, of every attention
 * @param normFirst  whether a sublayer normalises what it is given (pre-norm: R. Xiong et al., 2020; GPT-2) or the sum with what it
 *                   was given (post-norm: the paper, BERT)
 * @param activation between the two layers of the feed-forward network
 * @param eps        ε of the layer normalisations
 * @param causal     whether token t's self-attention sees tokens 0 to t alone
 */
public record LayerOptions(int heads, boolean normFirst, Nonlinearity activation, double eps, boolean causal) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if heads is less than 1, eps is not a positive number, or there is no activation
     */
    public LayerOptions {
        if (heads < 1) {
            throw new IllegalArgumentException("heads must be at least 1, is " + heads);
        }
        Arguments.given("activation", activation);
        if (!(eps > 0 && eps < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("eps must be greater than 0 and finite, is " + eps);
        }
    }

    /** Returns the paper's layers: post-norm, relu, ε 10⁻⁵, not causal. */
    public static LayerOptions postNorm(int heads) {
        return new LayerOptions(heads, false, Nonlinearity.RELU, 1e-5, false);
    }

    /** Returns GPT-2's layers: pre-norm, gelu, ε 10⁻⁵, not causal. */
    public static LayerOptions preNorm(int heads) {
        return new LayerOptions(heads, true, Nonlinearity.GELU, 1e-5, false);
    }

    /** Returns the same with another activation. */
    public LayerOptions activation(Nonlinearity other) {
        return new LayerOptions(heads, normFirst, other, eps, causal);
    }

    /** Returns the same, causal or not. */
    public LayerOptions causal(boolean other) {
        return new LayerOptions(heads, normFirst, activation, eps, other);
    }
}
