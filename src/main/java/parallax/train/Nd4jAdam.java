package parallax.train;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Named;
import parallax.nn.Nd4jScratch;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of Adam and AdamW.
 *
 * <p>The corrections for the first steps are taken out of the quotient, computed in double, and put into its factor and into ε':
 *
 * <pre>m̂ / (√v̂ + ε) = √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε'),  ε' = ε · √(1 − β₂ᵗ)</pre>
 *
 * <p>In FLOAT, {@link Nd4jFloatAdam} computes the whole formula in one walk. Else (DOUBLE, or entries that do not lie row-major)
 * ND4J's own updater makes m, v and the quotient, and a second pass adds it to w. The updater's own corrections use ε where ε' belongs, and
 * replace a factor of 0 by ε; so it is given rate 1 and a step so late that its corrections are 1. They are not for a β within 10⁻⁵ of 1, and
 * the updater's 1 − β would be rounded in FLOAT: then a pass of ND4J for each line of the formula takes its place, which is slower.
 *
 * <p>An ε' too small for the data type is its smallest normal number, so that 0 / (√0 + ε') is 0.
 *
 * @param rule the hyperparameters; {@link Adam} has the formula
 */
public record Nd4jAdam(Adam rule) implements Optimizer<INDArray> {
    private static final int LATE = Integer.MAX_VALUE - 1;
    private static final double NEAR = 1e-5;

    /** Checks that there is a rule. */
    public Nd4jAdam {
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
        long t = state.count();
        Named<INDArray> m = state.slot("m");
        Named<INDArray> v = state.slot("v");
        parameters.forEach((name, w) -> step(w, gradients.get(name), m.get(name), v.get(name), t, rate));
    }

    private void step(INDArray w, INDArray dw, INDArray m, INDArray v, long t, double rate) {
        double root = Math.sqrt(1 - Math.pow(rule.beta2(), (double) t));
        double factor = rate * root / (1 - Math.pow(rule.beta1(), (double) t));
        double smallest = w.dataType() == DataType.FLOAT ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        double epsilon = Math.max(smallest, rule.epsilon() * root);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            if (Nd4jFloatAdam.canWalk(w, m, v)) {
                new Nd4jFloatAdam(rule, factor, epsilon, rate).step(w, scratch.rowMajor(dw), m, v);
                return;
            }
            INDArray g = rule.decoupled() ? dw : Nd4jUpdates.decayed(dw, w, rule.weightDecay(), scratch);
            if (rule.decoupled() && rule.weightDecay() > 0) {
                w.muli(1 - rate * rule.weightDecay());
            }
            INDArray quotient = scratch.like(w);
            if (Math.max(rule.beta1(), rule.beta2()) > 1 - NEAR) {
                inPasses(g, m, v, epsilon, quotient);
            } else {
                Nd4j.exec(new AdamUpdater(g, v, m, quotient, v, m, 1, rule.beta1(), rule.beta2(), epsilon, LATE));
            }
            Nd4jUpdates.add(-factor, quotient, w);
        }
    }

    private void inPasses(INDArray g, INDArray m, INDArray v, double epsilon, INDArray quotient) {
        m.muli(rule.beta1());
        Nd4jUpdates.add(1 - rule.beta1(), g, m);
        g.muli(g, quotient);
        v.muli(rule.beta2());
        Nd4jUpdates.add(1 - rule.beta2(), quotient, v);
        Nd4j.exec(new Sqrt(v, quotient));
        m.divi(quotient.addi(epsilon), quotient);
    }
}
