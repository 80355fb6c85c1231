package parallax.exercise.recurrent;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** A vanilla recurrent network over whole sequences. */
public final class RnnExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("rnn", Forward.class)
            .call(
                    "states",
                    (f, in) -> f.apply(in.tensor("x"), in.tensor("h0"), in.tensor("w"), in.tensor("u"), in.tensor("b")))
            .reference((x, h0, w, u, b) -> RnnCases.LIBRARY
                    .forward(x, h0, RnnCases.parameters(w, u, b), null)
                    .y())
            .cases(Sizes.of("B=1 T=1 F=1 H=1"), RnnCases::sequence)
            .labels(RnnCases.labels())
            .probe("one step", "F=2 H=3")
            .probe("two steps", "T=2 F=2 H=3")
            .probe("as many features as units", "T=3 F=2 H=2")
            .probe("five steps", "T=5 F=3 H=4")
            .probe("more features than units", "T=4 F=5 H=2")
            .probe("three sequences", "B=3 T=4 F=2 H=5")
            .mistakes(RnnExercise::algorithm, RnnMistakes.ofSequence())
            .right("step by step, all sequences at once", RnnExercise::bySteps)
            .right("in float", (x, h0, w, u, b) -> RnnCases.inFloat(bySteps(x, RnnCases.inFloat(h0), w, u, b)))
            .hints(
                    "For each sequence: take its row of h0, then go through its steps from 0 on, and keep each state.",
                    "Cut out the vectors first: x[n, t] has F entries, and the state before is h0[n] at step 0, states[n, t - 1] later. "
                            + "Your rnnStep does the rest.",
                    "Loop over n: h = row n of h0. Loop over t: h = rnnStep(x[n, t], h, w, u, b), and copy h into states[n, t].")
            .build();

    private RnnExercise() {}

    private static Forward algorithm(Choices choices) {
        return (x, h0, w, u, b) -> new RnnLoops(choices).states(x, h0, w, u, b);
    }

    // What the inputs add is computed for all steps before the first one.
    private static Tensor bySteps(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b) {
        Tensor a = Tensor.zeros(x.size(0), x.size(1), h0.size(1));
        for (int f = 0; f < x.size(2); f++)
            for (int n = 0; n < x.size(0); n++)
                for (int t = 0; t < x.size(1); t++)
                    for (int k = 0; k < b.length(); k++) {
                        a.add(x.get(n, t, f) * w.get(k, f), n, t, k);
                    }
        for (int t = 0; t < x.size(1); t++)
            for (int n = 0; n < x.size(0); n++)
                for (int k = 0; k < b.length(); k++) {
                    double sum = a.get(n, t, k) + b.get(k);
                    for (int j = 0; j < b.length(); j++) {
                        sum += u.get(k, j) * (t == 0 ? h0.get(n, j) : a.get(n, t - 1, j));
                    }
                    a.set(Math.tanh(sum), n, t, k);
                }
        return a;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns the states of all steps (B, T, H).
         *
         * @param x  (B, T, F). Not modified.
         * @param h0 (B, H), the states before the first step. Not modified.
         * @param w  (H, F). Not modified.
         * @param u  (H, H). Not modified.
         * @param b  (H). Not modified.
         */
        Tensor apply(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b);
    }
}
