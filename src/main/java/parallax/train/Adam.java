package parallax.train;

import java.util.List;

/**
 * Adam: steps of about the size of the learning rate whatever the gradient's scale, by running means of the gradient and of its
 * square; and AdamW, which keeps weight decay out of them.
 *
 * <pre>
 * g = ∂L/∂w + λ·w                       Adam; AdamW: g = ∂L/∂w and w ← w − η·λ·w
 * m ← β₁·m + (1 − β₁)·g                 m = 0 before the first step
 * v ← β₂·v + (1 − β₂)·g²                v = 0 before the first step
 * m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)  t the number of this step, from 1
 * w ← w − η · m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>w a parameter, g its gradient, m and v its slots, all of one shape, and each line entry by entry; η the learning rate, λ the weight decay.
 *
 * <p><b>Source.</b> D. Kingma and J. Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1; AdamW: I. Loshchilov and
 * F. Hutter, "Decoupled weight decay regularization" (2019), algorithm 2, but with η before λ too, as PyTorch's {@code AdamW} has it.
 *
 * @param beta1       β₁, from 0 to below 1
 * @param beta2       β₂, from 0 to below 1
 * @param epsilon     ε, above 0
 * @param weightDecay λ, at least 0
 * @param decoupled   whether the decay is AdamW's
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {
    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Adam {
        Rules.requireShare("beta1", beta1);
        Rules.requireShare("beta2", beta2);
        Rules.requirePositive("epsilon", epsilon);
        Rules.requireDecay(weightDecay);
    }

    /** Returns Adam with the paper's values: β₁ 0.9, β₂ 0.999, ε 1e-8, no decay. */
    public static Adam standard() {
        return new Adam(0.9, 0.999, 1e-8, 0, false);
    }

    /** Returns AdamW with Adam's values and the given decay. */
    public static Adam decoupled(double weightDecay) {
        return new Adam(0.9, 0.999, 1e-8, weightDecay, true);
    }

    /** Returns what is kept of each parameter. */
    List<String> slots() {
        return List.of("m", "v");
    }
}
