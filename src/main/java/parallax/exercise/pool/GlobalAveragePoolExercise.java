package parallax.exercise.pool;

import java.util.Arrays;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.pool.NaiveGlobalAveragePool2d;
import parallax.tensor.Tensor;

/** The mean of each map. */
public final class GlobalAveragePoolExercise {
    /** The exercise. */
    public static final Exercise<GlobalAverage> EXERCISE = Exercise.named("globalAveragePool", GlobalAverage.class)
            .call("y", (f, in) -> f.apply(in.tensor("x")))
            .reference(x -> new NaiveGlobalAveragePool2d().forward(x))
            .cases(
                    Sizes.of("N=1 C=1 H=1 W=1"),
                    z -> Case.empty().with("x", Entries.halves(1, z.get("N"), z.get("C"), z.get("H"), z.get("W"))))
            .probe("one map", "H=2 W=3")
            .probe("two channels", "C=2 H=3 W=2")
            .probe("three images", "N=3 H=2 W=4")
            .probe("all at once", "N=3 C=2 H=4 W=5")
            .wrong(
                    "not-divided",
                    x -> mean(x).map(v -> v * x.size(2) * x.size(3)),
                    "Your answers are the sums of the maps",
                    "what makes a mean of a sum?")
            .wrong(
                    "divided-by-height",
                    x -> mean(x).map(v -> v * x.size(3)),
                    "Your sums are divided by the height alone",
                    "how many entries has a map of H rows and W columns?")
            .wrong(
                    "divided-by-width",
                    x -> mean(x).map(v -> v * x.size(2)),
                    "Your sums are divided by the width alone",
                    "how many entries has a map of H rows and W columns?")
            .wrong(
                    "divided-by-all",
                    x -> mean(x).map(v -> v / x.size(0) / x.size(1)),
                    "Your sums are divided by the number of entries of the whole of x",
                    "the mean is that of one map: how many entries has it?")
            .wrong(
                    "sum-not-reset",
                    GlobalAveragePoolExercise::running,
                    "Your sums keep growing: each contains those before it",
                    "where does your sum go back to 0?")
            .wrong(
                    "whole-numbers",
                    x -> mean(x).map(v -> (int) v),
                    "Your means lose what stands behind the decimal point",
                    "of which type is the variable that holds the mean, or the sum?")
            .wrong(
                    "maximum",
                    x -> extreme(x),
                    "Your answers are the largest entries of the maps",
                    "every entry of a map has a say in its mean: which have one in yours?")
            .wrong(
                    "channels-averaged",
                    GlobalAveragePoolExercise::overChannels,
                    "All channels of an image have the same answer, the mean of them all",
                    "pooling keeps the channels apart: over what do you sum for channel c?")
            .right("with streams", GlobalAveragePoolExercise::byStreams)
            .right("a running mean, in float", GlobalAveragePoolExercise::runningMean)
            .hints(
                    "It is average pooling with one window, as large as the map.",
                    "Two loops for the image and the channel, two for the sum over the map. y has the shape (N, C).",
                    "y.set(sum / (x.size(2) * x.size(3)), n, c), with sum back at 0 for each map.")
            .build();

    private GlobalAveragePoolExercise() {}

    private static Tensor mean(Tensor x) {
        return new NaiveGlobalAveragePool2d().forward(x);
    }

    private static Tensor running(Tensor x) {
        Tensor y = mean(x);
        for (int k = 1; k < y.length(); k++) {
            y.data()[k] += y.data()[k - 1];
        }
        return y;
    }

    private static Tensor extreme(Tensor x) {
        return ofMaps(x, map -> Arrays.stream(map).max().orElseThrow());
    }

    private static Tensor overChannels(Tensor x) {
        Tensor y = mean(x);
        Tensor same = Tensor.zeros(y.shape());
        for (int n = 0; n < y.size(0); n++) {
            double sum = 0;
            for (int c = 0; c < y.size(1); c++) {
                sum += y.get(n, c);
            }
            for (int c = 0; c < y.size(1); c++) {
                same.set(sum / y.size(1), n, c);
            }
        }
        return same;
    }

    private static Tensor byStreams(Tensor x) {
        return ofMaps(x, map -> Arrays.stream(map).average().orElseThrow());
    }

    private static Tensor runningMean(Tensor x) {
        return ofMaps(x, map -> {
            float mean = 0;
            for (int k = 0; k < map.length; k++) {
                mean += ((float) map[k] - mean) / (k + 1);
            }
            return mean;
        });
    }

    private static Tensor ofMaps(Tensor x, java.util.function.ToDoubleFunction<double[]> function) {
        Tensor y = Tensor.zeros(x.size(0), x.size(1));
        int size = x.size(2) * x.size(3);
        for (int k = 0; k < y.length(); k++) {
            y.data()[k] = function.applyAsDouble(Arrays.copyOfRange(x.data(), k * size, (k + 1) * size));
        }
        return y;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface GlobalAverage {
        /**
         * Returns y (N, C).
         *
         * @param x (N, C, H, W). Not modified.
         */
        Tensor apply(Tensor x);
    }
}
