package parallax.exercise.encoder;

import java.util.Arrays;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.tensor.Tensor;

/** One token's numbers brought to mean 0 and variance 1. */
public final class NormalizeRowExercise {
    /** The exercise. */
    public static final Exercise<Normalize> EXERCISE = Exercise.named("normalizeRow", Normalize.class)
            .call("y", (f, in) -> f.apply(in.tensor("x"), in.number("eps")))
            .reference((x, eps) -> new NaiveLayerNorm(eps).forward(x, ones(x.length()), Tensor.zeros(x.length())))
            .cases(Sizes.of("E=1 wide=0 flat=0"), NormalizeRowExercise::in)
            .labels(Map.of("E", "features", "wide", "a large epsilon", "flat", "equal entries"))
            .settings(in -> "eps " + in.number("eps"))
            .probe("two features", "E=2")
            .probe("five features", "E=5")
            .probe("a large epsilon", "E=4 wide=1")
            .probe("equal entries", "E=3 flat=1")
            .mistakes(NormalizeRowExercise::algorithm, NormMistakes.ofRow())
            .right("with the mean of the squares", NormalizeRowExercise::bySquares)
            .right(
                    "in float",
                    (x, eps) -> algorithm(Choices.right()).apply(x, eps).map(v -> (float) v))
            .hints(
                    "Two numbers are needed before the first entry can be written: the mean of all entries, and their variance.",
                    "Three loops, one after the other: add up for the mean; add up the squares of x[e] - mean for the variance; write.",
                    "y.set((x.get(e) - mean) / Math.sqrt(variance + eps), e), both sums divided by x.size(0).")
            .build();

    private NormalizeRowExercise() {}

    static double eps(int wide) {
        return wide == 1 ? 0.5 : 1e-5;
    }

    private static Case in(Sizes z) {
        Tensor x = Entries.halves(1, z.get("E"));
        return Case.empty().with("x", z.get("flat") == 1 ? x.map(v -> 2.5) : x).with("eps", eps(z.get("wide")));
    }

    private static Normalize algorithm(Choices choices) {
        return (x, eps) -> new NormLoops(choices)
                .normalized(x.reshape(1, 1, x.length()), ones(x.length()), Tensor.zeros(x.length()), eps)
                .reshape(x.length());
    }

    private static Tensor ones(int length) {
        return Tensor.zeros(length).map(v -> 1);
    }

    // The variance is the mean of the squares less the square of the mean.
    private static Tensor bySquares(Tensor x, double eps) {
        double mean = x.sum() / x.length();
        double squares = Arrays.stream(x.data()).map(v -> v * v).sum() / x.length();
        double std = Math.sqrt(squares - mean * mean + eps);
        return x.map(v -> v / std - mean / std);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Normalize {
        /**
         * Returns y (E).
         *
         * @param x   (E). Not modified.
         * @param eps keeps the divisor from 0
         */
        Tensor apply(Tensor x, double eps);
    }
}
