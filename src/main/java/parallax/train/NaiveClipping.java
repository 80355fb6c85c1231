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
        Clips.Norm norm = Clips.norm(scale -> squares(gradients, scale), () -> largest(gradients));
        if (norm.isAbove(limit)) {
            each(gradients, entry -> entry / norm.scale() * norm.factor(limit));
        }
        return norm.value();
    }

    private static double squares(Named<Tensor> gradients, double scale) {
        double sum = 0;
        for (Tensor g : gradients.asMap().values()) {
            for (double entry : g.data()) {
                sum += entry / scale * (entry / scale);
            }
        }
        return sum;
    }

    private static double largest(Named<Tensor> gradients) {
        double largest = 0;
        for (Tensor g : gradients.asMap().values()) {
            for (double entry : g.data()) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return largest;
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
