package parallax.exercise.pool;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.pool.NaiveMaxPool2d;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** The whole forward pass of max pooling: batch, channels, stride, padding. */
public final class MaxPool2dExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = PoolCases.probes(Exercise.named("maxPool2d", Forward.class)
                    .call("y", (f, in) -> f.apply(in.tensor("x"), in.get("pooling", Pooling.class)))
                    .reference((x, pooling) -> new NaiveMaxPool2d(pooling).forward(x))
                    .cases(PoolCases.SMALLEST, PoolCases::forward))
            .mistakes(MaxPool2dExercise::algorithm, PoolMistakes.ofMax())
            .right("on a copy framed by minus infinity", OtherWays::maxOnPaddedCopy)
            .right("each entry asks the windows it lies in", OtherWays::maxByEntry)
            .right("in float", OtherWays::maxInFloat)
            .hints(
                    "One window first: which entries of x lie under it? Only then the largest of them.",
                    "Four loops over the outputs (image n, channel c, row i, column j), and inside two over the window "
                            + "(row p, column q). Channels are never mixed.",
                    "Under cell (p, q) of window (i, j) lies row i * stride + p - padding of x, and the column likewise. "
                            + "Where that is outside of x, skip it: the padding never wins.")
            .build();

    private MaxPool2dExercise() {}

    private static Forward algorithm(Choices choices) {
        return (x, pooling) -> new PoolLoops(choices, pooling).max(x);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (N, C, H', W').
         *
         * @param x       (N, C, H, W). Not modified.
         * @param pooling window, stride, padding
         */
        Tensor apply(Tensor x, Pooling pooling);
    }
}
