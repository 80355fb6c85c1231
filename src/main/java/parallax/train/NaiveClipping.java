package parallax.train;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/** The naive twin of {@link Clipping}. */
public record NaiveClipping() implements Clipping<Tensor> {
    @Override
    public double byNorm(Named<Tensor> gradients, double limit) {
        Clips.check(new NaiveBackend(), gradients, limit);
        double sum = 0;
        for (Tensor g : gradients.asMap().values()) {
            for (double entry : g.data()) {
                sum += entry * entry;
            }
        }
        double norm = Math.sqrt(sum);
        double factor = Clips.factor(norm, limit);
        each(gradients, entry -> entry * factor);
        return norm;
    }

    @Override
    public void byValue(Named<Tensor> gradients, double limit) {
        Clips.check(new NaiveBackend(), gradients, limit);
        each(gradients, entry -> Math.min(limit, Math.max(-limit, entry)));
    }

    private static void each(Named<Tensor> gradients, DoubleUnaryOperator change) {
        gradients.forEach((name, g) -> Arrays.setAll(g.data(), k -> change.applyAsDouble(g.data()[k])));
    }
}
