package parallax.exercise.recurrent;

import java.util.Arrays;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** A gradient that is scaled down where its norm is above a limit. */
public final class ClipNormExercise {
    /** The exercise. */
    public static final Exercise<Clip> EXERCISE = Exercise.named("clipNorm", Clip.class)
            .call("clipped", (f, in) -> f.apply(in.tensor("g"), in.number("limit")))
            .reference((g, limit) -> scaled(g, Math.min(1, limit / norm(g))))
            .cases(Sizes.of("rows=1 columns=1 half=1 zero=0"), ClipNormExercise::in)
            .labels(Map.of("half", "limit in halves", "zero", "all of g zero"))
            .probe("above the limit", "columns=2")
            .probe("below the limit", "columns=2 half=20")
            .probe("a matrix above the limit", "rows=2 columns=3 half=5")
            .probe("a matrix below the limit", "rows=2 columns=3 half=30")
            .probe("nothing but zeros", "rows=2 columns=2 zero=1")
            .wrong(
                    "each-entry",
                    (g, limit) -> g.map(v -> Math.max(-limit, Math.min(limit, v))),
                    "Your entries are clipped one by one",
                    "that turns the gradient into another direction: which one factor keeps it?")
            .wrong(
                    "from-above-only",
                    (g, limit) -> g.map(v -> Math.min(limit, v)),
                    "Your entries are clipped one by one, the negative ones not at all",
                    "which one factor shortens the gradient and keeps its direction?")
            .wrong(
                    "always",
                    (g, limit) -> scaled(g, limit / norm(g)),
                    "Your gradient has the limit for its norm even where it was smaller",
                    "what should become of a gradient that is below the limit?")
            .wrong(
                    "never",
                    (g, limit) -> g.copy(),
                    "Your gradient is as it was",
                    "what should its norm be, where it is above the limit?")
            .wrong(
                    "dropped",
                    (g, limit) -> scaled(g, norm(g) > limit ? 0 : 1),
                    "Your gradient is 0 where it was above the limit",
                    "should a large gradient be thrown away, or shortened?")
            .wrong(
                    "root-forgotten",
                    (g, limit) -> scaled(g, Math.min(1, limit / (norm(g) * norm(g)))),
                    "Your norm is the sum of the squares, without the root",
                    "how long is the vector (3, 4)?")
            .wrong(
                    "sum-of-magnitudes",
                    (g, limit) -> scaled(
                            g,
                            Math.min(
                                    1,
                                    limit
                                            / Arrays.stream(g.data())
                                                    .map(Math::abs)
                                                    .sum())),
                    "Your norm is the sum of the magnitudes",
                    "how long is the vector (3, 4)?")
            .wrong(
                    "largest-entry",
                    (g, limit) -> scaled(
                            g,
                            Math.min(
                                    1,
                                    limit
                                            / Arrays.stream(g.data())
                                                    .map(Math::abs)
                                                    .max()
                                                    .orElse(0))),
                    "Your norm is the largest entry",
                    "how long is the vector (3, 4)?")
            .wrong(
                    "mean-of-squares",
                    (g, limit) -> scaled(g, Math.min(1, limit / norm(g) * Math.sqrt(g.length()))),
                    "Your norm is the root of the mean of the squares",
                    "is the norm a mean, or a sum?")
            .wrong(
                    "each-row",
                    ClipNormExercise::eachRow,
                    "Each of your rows is clipped by itself",
                    "over which entries does the sum of squares run?")
            .wrong(
                    "divided-by-norm",
                    (g, limit) -> scaled(g, norm(g) > limit ? 1 / norm(g) : 1),
                    "Your gradient has the norm 1 where it was above the limit",
                    "which norm should it have then?")
            .right("by a condition", ClipNormExercise::byCondition)
            .right("in float", (g, limit) -> byCondition(g, limit).map(v -> (float) v))
            .hints(
                    "Two numbers: how long the gradient is, and by what it must be multiplied to be as long as the limit.",
                    "The norm is the root of the sum of all squares. Above the limit the factor is limit / norm, else 1.",
                    "Sum v * v over g.data(), take Math.sqrt, then return g.map(v -> v * factor) with factor = norm > limit ? limit / norm : 1.")
            .build();

    private ClipNormExercise() {}

    private static Case in(Sizes z) {
        Tensor g = Entries.halves(1, z.get("rows"), z.get("columns"));
        return Case.empty()
                .with("g", z.get("zero") == 1 ? Tensor.zeros(g.shape()) : g)
                .with("limit", z.get("half") / 2.0);
    }

    private static double norm(Tensor g) {
        return Math.sqrt(Arrays.stream(g.data()).map(v -> v * v).sum());
    }

    private static Tensor scaled(Tensor g, double factor) {
        return g.map(v -> v * factor);
    }

    private static Tensor eachRow(Tensor g, double limit) {
        Tensor clipped = g.copy();
        for (int i = 0; i < g.size(0); i++) {
            Tensor row = Tensor.vector(RnnLoops.row(g, i));
            for (int j = 0; j < g.size(1); j++) {
                clipped.set(row.get(j) * Math.min(1, limit / norm(row)), i, j);
            }
        }
        return clipped;
    }

    private static Tensor byCondition(Tensor g, double limit) {
        double squares = 0;
        for (double v : g.data()) {
            squares += v * v;
        }
        double norm = Math.sqrt(squares);
        return norm <= limit ? g : g.map(v -> v / norm * limit);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Clip {
        /**
         * Returns the gradient, scaled down to the limit where its norm is above it.
         *
         * @param g     (R, C). Not modified.
         * @param limit above 0
         */
        Tensor apply(Tensor g, double limit);
    }
}
