package parallax.exercise.pool;

import java.util.Arrays;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.pool.NaiveMaxPool2d;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** Max pooling of one map with square windows, without padding. */
public final class MaxPoolExercise {
    /** The exercise. */
    public static final Exercise<MaxPool> EXERCISE = PoolCases.described(Exercise.named("maxPool", MaxPool.class))
            .call("y", (f, in) -> f.apply(in.tensor("x"), in.integer("k"), in.integer("stride")))
            .settings(in -> "window " + in.integer("k") + " by " + in.integer("k") + ", stride " + in.integer("stride"))
            .reference((x, k, stride) -> plane(new NaiveMaxPool2d(square(k, stride)).forward(image(x))))
            .cases(Sizes.of("H=1 W=1 k=1 stride=1 low=0"), MaxPoolExercise::in)
            .probe("windows side by side", "H=4 W=6 k=2 stride=2")
            .probe("window of one entry", "H=2 W=3")
            .probe("windows that overlap", "H=5 W=7 k=3 stride=2")
            .probe("stride 1", "H=4 W=3 k=2")
            .probe("a rest that no window covers", "H=8 W=6 k=3 stride=3")
            .probe("negative entries", "H=4 W=6 k=2 stride=2 low=4")
            .mistakes(MaxPoolExercise::algorithm, PoolMistakes.ofOneMap())
            .right(
                    "each entry asks the windows it lies in",
                    (x, k, stride) -> plane(OtherWays.maxByEntry(image(x), square(k, stride))))
            .right("in float", (x, k, stride) -> plane(OtherWays.maxInFloat(image(x), square(k, stride))))
            .right("rows first, then columns", MaxPoolExercise::rowsFirst)
            .hints(
                    "The top left window begins at row 0 and column 0. Where does the one to its right begin?",
                    "Row i of y belongs to windows that begin at row i * stride of x. Two loops for the place, two for the window.",
                    "Start the maximum below every number there is, Double.NEGATIVE_INFINITY, and let Math.max take the larger "
                            + "of it and each entry x.get(i * stride + p, j * stride + q).")
            .build();

    private MaxPoolExercise() {}

    private static Case in(Sizes z) {
        if (z.get("k") > Math.min(z.get("H"), z.get("W"))) {
            throw new IllegalArgumentException("the window must not be larger than the map: " + z);
        }
        Tensor x =
                PoolCases.x(PoolCases.SMALLEST.with("H=" + z.get("H") + " W=" + z.get("W") + " low=" + z.get("low")));
        return Case.empty().with("x", plane(x)).with("k", z.get("k")).with("stride", z.get("stride"));
    }

    private static MaxPool algorithm(Choices choices) {
        return (x, k, stride) -> plane(new PoolLoops(choices, square(k, stride)).max(image(x)));
    }

    /** A maximum over a square is the maximum of its rows' maxima. */
    private static Tensor rowsFirst(Tensor x, int k, int stride) {
        int height = (x.size(0) - k) / stride + 1;
        int width = (x.size(1) - k) / stride + 1;
        Tensor y = Tensor.zeros(height, width);
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) {
                double[] maxima = new double[k];
                for (int p = 0; p < k; p++) {
                    int from = (i * stride + p) * x.size(1) + j * stride;
                    maxima[p] = Arrays.stream(x.data(), from, from + k).max().orElseThrow();
                }
                y.set(Arrays.stream(maxima).max().orElseThrow(), i, j);
            }
        return y;
    }

    private static Pooling square(int k, int stride) {
        return Pooling.of(k).stride(stride);
    }

    private static Tensor image(Tensor plane) {
        return plane.reshape(1, 1, plane.size(0), plane.size(1));
    }

    private static Tensor plane(Tensor image) {
        return image.reshape(image.size(2), image.size(3));
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface MaxPool {
        /**
         * Returns y (H', W').
         *
         * @param x      (H, W). Not modified.
         * @param k      the window's height and width
         * @param stride by how many cells the window moves
         */
        Tensor apply(Tensor x, int k, int stride);
    }
}
