package parallax.exercise.pool;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.pool.NaiveAveragePool2d;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** The gradient of average pooling's input. */
public final class AveragePool2dGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = PoolCases.probes(Exercise.named(
                            "averagePool2dGradient", Gradient.class)
                    .call(
                            "dx",
                            (f, in) -> f.apply(
                                    in.tensor("x"),
                                    in.tensor("dy"),
                                    in.get("pooling", Pooling.class),
                                    in.get("counts", Boolean.class)))
                    .reference((x, dy, pooling, counts) -> new NaiveAveragePool2d(pooling, counts).backward(x, dy))
                    .cases(PoolCases.SMALLEST, PoolCases::backward))
            .probe("padding 1, which counts", "H=4 W=5 Kh=3 Kw=2 sh=1 sw=2 mh=1 mw=1 counts=1")
            .mistakes(AveragePool2dGradientExercise::algorithm, PoolMistakes.ofMeanGradient())
            .right("each entry collects what it is sent", OtherWays::meanGradientByEntry)
            .right("in float", OtherWays::meanGradientInFloat)
            .hints(
                    "Every entry of a window moved the mean, all of them by the same amount. By how much?",
                    "Forward divided a sum. So each entry of the window gets dy divided by the same number.",
                    "First count the window's entries inside of x, as forward did. Then go over the window again and add "
                            + "dy.get(n, c, i, j) / count to dx at each of them.")
            .build();

    private AveragePool2dGradientExercise() {}

    private static Gradient algorithm(Choices choices) {
        return (x, dy, pooling, counts) -> new PoolLoops(choices, pooling).meanGradient(x, dy, counts);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dx (N, C, H, W).
         *
         * @param x             (N, C, H, W); its shape alone matters. Not modified.
         * @param dy            (N, C, H', W'), the gradient of y. Not modified.
         * @param pooling       window, stride, padding
         * @param countsPadding whether the padding's zeros count among the entries of a window
         */
        Tensor apply(Tensor x, Tensor dy, Pooling pooling, boolean countsPadding);
    }
}
