package parallax.train;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Named;
import parallax.nn.Nd4jScratch;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of stochastic gradient descent.
 *
 * <p>Each line of the formula is one pass that multiplies and adds, into arrays that are there; plain descent is a single one.
 *
 * @param rule the hyperparameters; {@link Sgd} has the formula
 */
public record Nd4jSgd(Sgd rule) implements Optimizer<INDArray> {
    /** Checks that there is a rule. */
    public Nd4jSgd {
        Arguments.given("rule", rule);
    }

    @Override
    public List<String> slots() {
        return rule.slots();
    }

    @Override
    public OptimizerState<INDArray> start(Named<INDArray> parameters) {
        return Updates.start(Nd4jUpdates.backend("parameters", parameters), parameters, slots());
    }

    @Override
    public void step(
            Named<INDArray> parameters, Named<INDArray> gradients, OptimizerState<INDArray> state, double rate) {
        Updates.check(Nd4jUpdates.backend("parameters", parameters), parameters, gradients, state, rate, slots());
        state.count();
        Named<INDArray> momenta = state.slot("momentum");
        parameters.forEach((name, w) -> {
            try (Nd4jScratch scratch = new Nd4jScratch()) {
                INDArray g = Nd4jUpdates.decayed(gradients.get(name), w, rule.weightDecay(), scratch);
                if (rule.momentum() == 0) {
                    Nd4jUpdates.add(-rate, g, w);
                } else {
                    step(w, g, momenta.get(name), rate);
                }
            }
        });
    }

    private void step(INDArray w, INDArray g, INDArray u, double rate) {
        u.muli(rule.momentum()).addi(g);
        if (rule.nesterov()) {
            Nd4jUpdates.add(-rate, g, w);
            Nd4jUpdates.add(-rate * rule.momentum(), u, w);
        } else {
            Nd4jUpdates.add(-rate, u, w);
        }
    }
}
