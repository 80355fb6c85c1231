package parallax.exercise.pool;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.pool.NaiveAveragePool2d;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** The whole forward pass of average pooling, with the padding counted or not. */
public final class AveragePool2dExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = PoolCases.probes(Exercise.named("averagePool2d", Forward.class)
                    .call(
                            "y",
                            (f, in) -> f.apply(
                                    in.tensor("x"), in.get("pooling", Pooling.class), in.get("counts", Boolean.class)))
                    .reference((x, pooling, counts) -> new NaiveAveragePool2d(pooling, counts).forward(x))
                    .cases(PoolCases.SMALLEST, PoolCases::forward))
            .probe("padding 1, which counts", "H=4 W=5 Kh=3 Kw=2 sh=1 sw=2 mh=1 mw=1 counts=1")
            .mistakes(AveragePool2dExercise::algorithm, PoolMistakes.ofMean())
            .right("sums and counts gathered entry by entry", OtherWays::meanByEntry)
            .right("divided before they are added, in float", OtherWays::meanOfShares)
            .hints(
                    "The loops are those of max pooling. What is made of a window is its sum, divided at the end.",
                    "By what do you divide? Where the padding counts, by the number of the window's cells. Where it does not, by the "
                            + "number of those that lie inside of x.",
                    "Count beside the sum: each time an entry inside of x is added, count++. At the end divide by count, or by "
                            + "kernelHeight() * kernelWidth() when countsPadding is true.")
            .build();

    private AveragePool2dExercise() {}

    private static Forward algorithm(Choices choices) {
        return (x, pooling, counts) -> new PoolLoops(choices, pooling).mean(x, counts);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (N, C, H', W').
         *
         * @param x             (N, C, H, W). Not modified.
         * @param pooling       window, stride, padding
         * @param countsPadding whether the padding's zeros count among the entries of a window
         */
        Tensor apply(Tensor x, Pooling pooling, boolean countsPadding);
    }
}
