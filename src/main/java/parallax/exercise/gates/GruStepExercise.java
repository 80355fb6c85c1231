package parallax.exercise.gates;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.recurrent.NaiveGru;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.tensor.Tensor;

/** One step of a GRU, in both of its forms. */
public final class GruStepExercise {
    /** The exercise. */
    public static final Exercise<Step> EXERCISE = Exercise.named("gruStep", Step.class)
            .call(
                    "h",
                    (f, in) -> f.apply(
                            in.tensor("x"),
                            in.tensor("h"),
                            in.tensor("w"),
                            in.tensor("u"),
                            in.tensor("bw"),
                            in.tensor("bu"),
                            in.get("resetAfter", Boolean.class)))
            .reference(GruStepExercise::byLibrary)
            .cases(Sizes.of("F=1 H=1 after=0"), GruStepExercise::in)
            .labels(LstmCases.LABELS)
            .settings(in -> in.get("resetAfter", Boolean.class) ? "resetAfter" : "not resetAfter")
            .probe("one unit, one feature", "F=1 H=1")
            .probe("reset before", "F=2 H=3")
            .probe("reset after", "F=2 H=3 after=1")
            .probe("reset before, five features", "F=5 H=2")
            .probe("reset after, five features", "F=5 H=2 after=1")
            .mistakes(GruStepExercise::algorithm, GruMistakes.all())
            .right(
                    "gate by gate",
                    (x, h, w, u, bw, bu, after) -> algorithm(Choices.right()).apply(x, h, w, u, bw, bu, after))
            .right(
                    "in float",
                    (x, h, w, u, bw, bu, after) -> byLibrary(x, h, w.map(v -> (float) v), u, bw, bu, after)
                            .map(v -> (float) v))
            .hints(
                    "First r and z for all units, then n, then the mix. r must be complete before the first n, for each n looks at all of h.",
                    "The row of gate k and unit j is k * hidden + j, in w, u, bw and bu alike. The sum of n: without resetAfter, u times "
                            + "(r * h); with it, r times (u times h, and bu).",
                    "Write a method sum(m, v, row) for the product of a row with a vector. With resetAfter: n = tanh(sum(w, x, row) + bw + r * "
                            + "(sum(u, h, row) + bu)). At the end (1 - z) * n + z * h.")
            .build();

    private GruStepExercise() {}

    private static Step algorithm(Choices choices) {
        return (x, h, w, u, bw, bu, after) -> new GruLoops(choices).step(x, h, w, u, bw, bu, after);
    }

    private static Case in(Sizes z) {
        Case in = Case.empty().with("x", LstmCases.entries(4, z.get("F"))).with("h", LstmCases.entries(5, z.get("H")));
        return LstmCases.weights(in, z, 3)
                .with("bw", LstmCases.entries(3, 3 * z.get("H")))
                .with("bu", LstmCases.entries(6, 3 * z.get("H")))
                .with("resetAfter", z.get("after") == 1);
    }

    private static Tensor byLibrary(Tensor x, Tensor h, Tensor w, Tensor u, Tensor bw, Tensor bu, boolean resetAfter) {
        return new NaiveGru(resetAfter)
                .step(x, h, new RecurrentParameters<>(w, u, bw, bu))
                .h();
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Step {
        /**
         * Returns the new state (H).
         *
         * @param x          (F), what comes in. Not modified.
         * @param h          (H), the state before. Not modified.
         * @param w          (3H, F). Not modified.
         * @param u          (3H, H). Not modified.
         * @param bw         (3H), the bias beside w. Not modified.
         * @param bu         (3H), the bias beside u. Not modified.
         * @param resetAfter whether r multiplies the product with the state, or the state before it
         */
        Tensor apply(Tensor x, Tensor h, Tensor w, Tensor u, Tensor bw, Tensor bu, boolean resetAfter);
    }
}
