package parallax.exercise.recurrent;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** One step of a vanilla recurrent network. */
public final class RnnStepExercise {
    /** The exercise. */
    public static final Exercise<Step> EXERCISE = Exercise.named("rnnStep", Step.class)
            .call(
                    "next",
                    (f, in) -> f.apply(in.tensor("x"), in.tensor("h"), in.tensor("w"), in.tensor("u"), in.tensor("b")))
            .reference((x, h, w, u, b) -> RnnCases.LIBRARY.step(x, h, RnnCases.parameters(w, u, b)))
            .cases(Sizes.of("F=1 H=1"), RnnCases::step)
            .labels(RnnCases.labels())
            .probe("one feature, one unit", "")
            .probe("three features, one unit", "F=3")
            .probe("one feature, three units", "H=3")
            .probe("as many features as units", "F=3 H=3")
            .probe("two features, four units", "F=2 H=4")
            .probe("five features, three units", "F=5 H=3")
            .mistakes(RnnStepExercise::algorithm, RnnMistakes.ofStep())
            .wrong(
                    "state-overwritten",
                    RnnStepExercise::inPlace,
                    "Your later units see what the earlier ones have become in this very step",
                    "all units look at the state before the step: what do you write to while you still read it?")
            .wrong(
                    "sum-not-reset",
                    RnnStepExercise::runningSum,
                    "The sum of each of your units holds those of the units before it as well",
                    "where does the sum of unit k begin anew?")
            .right("column by column", RnnStepExercise::byColumns)
            .right("in float", (x, h, w, u, b) -> RnnCases.inFloat(byColumns(RnnCases.inFloat(x), h, w, u, b)))
            .hints(
                    "One number for each unit k: a sum over the features, a sum over the units, the bias, and tanh of it all.",
                    "Start a sum with b.get(k). One loop over f adds w.get(k, f) * x.get(f), another over j adds u.get(k, j) * h.get(j).",
                    "After both loops: next.set(Math.tanh(sum), k), in a tensor of its own. h must stay as it is until all units are done.")
            .build();

    private RnnStepExercise() {}

    private static Step algorithm(Choices choices) {
        return (x, h, w, u, b) -> new RnnLoops(choices).step(x, h, w, u, b);
    }

    private static Tensor inPlace(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b) {
        Tensor next = new RnnLoops(RnnLoops.EARLY.as(true)).step(x, h, w, u, b);
        for (int k = 0; k < next.length(); k++) {
            h.set(next.get(k), k);
        }
        return h;
    }

    private static Tensor runningSum(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b) {
        Tensor next = new RnnLoops(RnnLoops.JOIN.as((i, s, c) -> i + s + c)).step(x, h, w, u, b);
        for (int k = 1; k < next.length(); k++) {
            next.add(next.get(k - 1), k);
        }
        return next.map(Math::tanh);
    }

    private static Tensor byColumns(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b) {
        Tensor a = b.copy();
        for (int j = h.length() - 1; j >= 0; j--)
            for (int k = 0; k < a.length(); k++) {
                a.add(h.get(j) * u.get(k, j), k);
            }
        for (int f = x.length() - 1; f >= 0; f--)
            for (int k = 0; k < a.length(); k++) {
                a.add(x.get(f) * w.get(k, f), k);
            }
        return a.map(v -> 1 - 2 / (Math.exp(2 * v) + 1)); // tanh
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Step {
        /**
         * Returns the next state (H).
         *
         * @param x (F), what comes in. Not modified.
         * @param h (H), the state before. Not modified.
         * @param w (H, F). Not modified.
         * @param u (H, H). Not modified.
         * @param b (H). Not modified.
         */
        Tensor apply(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b);
    }
}
