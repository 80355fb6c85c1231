package parallax.exercise.gates;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.tensor.Tensor;

/** One step of an LSTM. */
public final class LstmStepExercise {
    /** The exercise. */
    public static final Exercise<Step> EXERCISE = Exercise.named("lstmStep", Step.class)
            .call(
                    "step",
                    (f, in) -> f.apply(
                            in.tensor("x"),
                            in.tensor("h"),
                            in.tensor("c"),
                            in.tensor("w"),
                            in.tensor("u"),
                            in.tensor("b")))
            .reference(LstmStepExercise::byLibrary)
            .cases(Sizes.of("F=1 H=1"), LstmCases::step)
            .labels(LstmCases.LABELS)
            .probe("one unit, one feature", "F=1 H=1")
            .probe("three units, two features", "F=2 H=3")
            .probe("two units, five features", "F=5 H=2")
            .mistakes(LstmStepExercise::algorithm, LstmMistakes.ofStep())
            .wrong(
                    "c-and-h-swapped",
                    (x, h, c, w, u, b) -> swapped(byLibrary(x, h, c, w, u, b)),
                    "Your last two rows have changed places",
                    "which is asked for in row 4, the new c or the new h?")
            .right(
                    "gate by gate",
                    (x, h, c, w, u, b) -> algorithm(Choices.right()).apply(x, h, c, w, u, b))
            .right(
                    "in float",
                    (x, h, c, w, u, b) ->
                            byLibrary(x.map(v -> (float) v), h, c, w, u, b).map(v -> (float) v))
            .hints(
                    "Four things in a row: the 4H sums, the gates, the new cell, the new h. You have written two of them.",
                    "a[k] = b[k] + the sum of w[k][m] * x[m] over all features + the sum of u[k][m] * h[m] over all units. The rows of the "
                            + "result: i, f, g, o, the new c, the new h.",
                    "Tensor gates = lstmGates(a), next = cellUpdate(gates, c). Copy gates into rows 0 to 3, next into row 4, and "
                            + "gates.get(3, j) * Math.tanh(next.get(j)) into row 5.")
            .build();

    private LstmStepExercise() {}

    private static Step algorithm(Choices choices) {
        return (x, h, c, w, u, b) -> new LstmLoops(choices).step(x, h, c, w, u, b);
    }

    private static Tensor byLibrary(Tensor x, Tensor h, Tensor c, Tensor w, Tensor u, Tensor b) {
        NaiveLstm.Step s = new NaiveLstm().step(x, h, c, new RecurrentParameters<>(w, u, b, Tensor.zeros(b.length())));
        return Tensor.matrix(s.i().data(), s.f().data(), s.g().data(), s.o().data(), s.c().data(), s.h().data());
    }

    private static Tensor swapped(Tensor step) {
        Tensor other = step.copy();
        Parts.set(Parts.of(step, LstmLoops.H), other, LstmLoops.C);
        Parts.set(Parts.of(step, LstmLoops.C), other, LstmLoops.H);
        return other;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Step {
        /**
         * Returns all that a step makes, the rows i, f, g, o, new c and new h of (6, H).
         *
         * @param x (F), what comes in. Not modified.
         * @param h (H), the output before. Not modified.
         * @param c (H), the cell before. Not modified.
         * @param w (4H, F). Not modified.
         * @param u (4H, H). Not modified.
         * @param b (4H). Not modified.
         */
        Tensor apply(Tensor x, Tensor h, Tensor c, Tensor w, Tensor u, Tensor b);
    }
}
