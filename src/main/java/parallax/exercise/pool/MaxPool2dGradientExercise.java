package parallax.exercise.pool;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.pool.NaiveMaxPool2d;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** The gradient of max pooling's input. */
public final class MaxPool2dGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = PoolCases.probes(Exercise.named(
                            "maxPool2dGradient", Gradient.class)
                    .call("dx", (f, in) -> f.apply(in.tensor("x"), in.tensor("dy"), in.get("pooling", Pooling.class)))
                    .reference((x, dy, pooling) -> new NaiveMaxPool2d(pooling).backward(x, dy))
                    .cases(PoolCases.SMALLEST, PoolCases::backward))
            .mistakes(MaxPool2dGradientExercise::algorithm, PoolMistakes.ofMaxGradient())
            .right("the winners searched backwards", OtherWays::maxGradientBackwards)
            .right("the first entry equal to the output, in float", OtherWays::maxGradientFromOutput)
            .hints(
                    "Nudge an entry that is not the largest of its window: does the window's output move? And the largest?",
                    "Visit every window once more, find where its maximum stands, and send dy there. An entry may win in several windows.",
                    "Keep the row and the column of the best entry so far instead of its value. After the window's loops, "
                            + "dx.add(dy.get(n, c, i, j), n, c, bestRow, bestColumn). A later equal entry does not take over.")
            .build();

    private MaxPool2dGradientExercise() {}

    private static Gradient algorithm(Choices choices) {
        return (x, dy, pooling) -> new PoolLoops(choices, pooling).maxGradient(x, dy);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dx (N, C, H, W).
         *
         * @param x       (N, C, H, W). Not modified.
         * @param dy      (N, C, H', W'), the gradient of y. Not modified.
         * @param pooling window, stride, padding
         */
        Tensor apply(Tensor x, Tensor dy, Pooling pooling);
    }
}
