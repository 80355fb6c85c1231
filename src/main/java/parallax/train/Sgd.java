package parallax.train;

import java.util.List;

/**
 * Stochastic gradient descent, with momentum where it is not 0.
 *
 * <pre>
 * g = ∂L/∂w + λ·w
 * u ← μ·u + g            u = 0 before the first step
 * w ← w − η·u            Nesterov: w ← w − η·(g + μ·u)
 * </pre>
 *
 * <p>w a parameter, g its gradient, u its momentum (slot "momentum"), all of one shape; η the learning rate, μ the momentum's share, λ the weight decay.
 *
 * <p><b>Source.</b> I. Sutskever, J. Martens, G. Dahl and G. Hinton, "On the importance of initialization and momentum in deep
 * learning" (2013), but with η outside of u, as PyTorch's {@code SGD} has it: a change of the rate acts on the whole step at once.
 *
 * @param momentum    μ, from 0 to below 1
 * @param nesterov    whether the step looks ahead; needs a momentum
 * @param weightDecay λ, at least 0
 */
public record Sgd(double momentum, boolean nesterov, double weightDecay) {
    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Sgd {
        Rules.requireShare("momentum", momentum);
        Rules.requireDecay(weightDecay);
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("Nesterov's step needs a momentum above 0, is " + momentum);
        }
    }

    /** Returns plain gradient descent. */
    public static Sgd plain() {
        return new Sgd(0, false, 0);
    }

    /** Returns descent with momentum. */
    public static Sgd momentum(double momentum) {
        return new Sgd(momentum, false, 0);
    }

    /** Returns what is kept of each parameter. */
    List<String> slots() {
        return momentum == 0 ? List.of() : List.of("momentum");
    }
}
