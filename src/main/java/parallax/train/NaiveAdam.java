package parallax.train;

import java.util.List;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of Adam and AdamW.
 *
 * @param rule the hyperparameters; {@link Adam} has the formula
 */
public record NaiveAdam(Adam rule) implements Optimizer<Tensor> {
    /** Checks that there is a rule. */
    public NaiveAdam {
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
        long t = state.count();
        Named<Tensor> m = state.slot("m");
        Named<Tensor> v = state.slot("v");
        parameters.forEach((name, w) -> step(
                w.data(),
                gradients.get(name).data(),
                m.get(name).data(),
                v.get(name).data(),
                t,
                rate));
    }

    private void step(double[] w, double[] dw, double[] m, double[] v, long t, double rate) {
        double beta1 = rule.beta1();
        double beta2 = rule.beta2();
        for (int k = 0; k < w.length; k++) {
            double g = dw[k];
            if (rule.decoupled()) {
                w[k] -= rate * rule.weightDecay() * w[k];
            } else {
                g += rule.weightDecay() * w[k];
            }
            m[k] = beta1 * m[k] + (1 - beta1) * g;
            v[k] = beta2 * v[k] + (1 - beta2) * g * g;
            double mHat = m[k] / (1 - Math.pow(beta1, (double) t));
            double vHat = v[k] / (1 - Math.pow(beta2, (double) t));
            w[k] -= rate * mHat / (Math.sqrt(vHat) + rule.epsilon());
        }
    }
}
