package parallax.train;

import java.util.List;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of stochastic gradient descent.
 *
 * @param rule the hyperparameters; {@link Sgd} has the formula
 */
public record NaiveSgd(Sgd rule) implements Optimizer<Tensor> {
    /** Checks that there is a rule. */
    public NaiveSgd {
        Arguments.given("rule", rule);
    }

    @Override
    public List<String> slots() {
        return rule.slots();
    }

    @Override
    public OptimizerState<Tensor> start(Named<Tensor> parameters) {
        return Updates.start(new NaiveBackend(), parameters, slots());
    }

    @Override
    public void step(Named<Tensor> parameters, Named<Tensor> gradients, OptimizerState<Tensor> state, double rate) {
        Updates.check(new NaiveBackend(), parameters, gradients, state, rate, slots());
        state.count();
        Named<Tensor> momenta = state.slot("momentum");
        parameters.forEach((name, w) -> {
            double[] u = rule.momentum() == 0
                    ? new double[w.length()]
                    : momenta.get(name).data();
            step(w.data(), gradients.get(name).data(), u, rate);
        });
    }

    private void step(double[] w, double[] dw, double[] u, double rate) {
        for (int k = 0; k < w.length; k++) {
            double g = dw[k] + rule.weightDecay() * w[k];
            u[k] = rule.momentum() * u[k] + g;
            w[k] -= rate * (rule.nesterov() ? g + rule.momentum() * u[k] : u[k]);
        }
    }
}
