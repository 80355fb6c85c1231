package parallax.exercise.recurrent;

import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The output layer, the same at each step. */
public final class RnnOutputExercise {
    /** The exercise. */
    public static final Exercise<Output> EXERCISE = Exercise.named("rnnOutput", Output.class)
            .call("z", (f, in) -> f.apply(in.tensor("h"), in.tensor("v"), in.tensor("c")))
            .reference((h, v, c) -> outputs(h, v, c, RnnOutputExercise::right))
            .cases(Sizes.of("B=1 T=1 H=1 O=1"), RnnOutputExercise::in)
            .labels(Map.of("B", "sequences", "T", "steps", "H", "units", "O", "outputs"))
            .probe("one step, one output", "H=3")
            .probe("three steps, one output", "T=3 H=2")
            .probe("as many outputs as units", "T=2 H=3 O=3")
            .probe("two sequences, two outputs", "B=2 T=4 H=3 O=2")
            .probe("more outputs than units", "B=2 T=3 H=2 O=4")
            .wrong(
                    "last-step-for-all",
                    (h, v, c) -> outputs(h, v, c, (g, w, a, b, t, o) -> right(g, w, a, b, g.size(1) - 1, o)),
                    "All your steps have the output of the last one",
                    "which state does the output at step t look at?")
            .wrong(
                    "first-step-for-all",
                    (h, v, c) -> outputs(h, v, c, (g, w, a, b, t, o) -> right(g, w, a, b, 0, o)),
                    "All your steps have the output of the first one",
                    "which state does the output at step t look at?")
            .wrong(
                    "first-sequence-for-all",
                    (h, v, c) -> outputs(h, v, c, (g, w, a, b, t, o) -> right(g, w, a, 0, t, o)),
                    "All your sequences have the output of the first one",
                    "which index of h tells the sequences apart?")
            .wrong(
                    "step-before",
                    (h, v, c) -> outputs(h, v, c, (g, w, a, b, t, o) -> right(g, w, a, b, Math.max(t - 1, 0), o)),
                    "Your outputs look at the state one step too early",
                    "does the output at step t look at the state after step t, or at the one before?")
            .wrong(
                    "running-sum",
                    (h, v, c) -> outputs(h, v, c, RnnOutputExercise::runningSum),
                    "Your output at a step holds those of the steps before it as well",
                    "where is your sum set back to c[o]?")
            .wrong(
                    "v-transposed",
                    (h, v, c) -> outputs(h, v, c, (g, w, a, b, t, o) -> sum(g, w, b, t, o, true) + a.get(o)),
                    "Your code reads v with its two axes exchanged",
                    "v has the axes (output, unit): which index comes first for output o?")
            .wrong(
                    "last-unit-only",
                    (h, v, c) -> outputs(h, v, c, RnnOutputExercise::lastUnit),
                    "Your outputs look at the last unit alone",
                    "an output is a sum over the units: what does = do, and what does +=?")
            .wrong(
                    "bias-missing",
                    (h, v, c) -> outputs(h, v, c, (g, w, a, b, t, o) -> sum(g, w, b, t, o, false)),
                    "Your bias c is missing",
                    "where does your sum use c?")
            .wrong(
                    "bias-per-unit",
                    (h, v, c) ->
                            outputs(h, v, c, (g, w, a, b, t, o) -> sum(g, w, b, t, o, false) + g.size(2) * a.get(o)),
                    "Your bias is added once for each unit",
                    "does the line that adds c stand inside of the sum's loop?")
            .wrong(
                    "bias-first-for-all",
                    (h, v, c) -> outputs(h, v, c, (g, w, a, b, t, o) -> sum(g, w, b, t, o, false) + a.get(0)),
                    "All your outputs have the bias of the first",
                    "which entry of c belongs to output o?")
            .wrong(
                    "tanh",
                    (h, v, c) -> outputs(h, v, c, RnnOutputExercise::right).map(Math::tanh),
                    "Your code takes tanh of the outputs",
                    "the state is between -1 and 1 already: does the output's formula have a tanh?")
            .right("unit by unit", RnnOutputExercise::byUnits)
            .right("in float", (h, v, c) -> RnnCases.inFloat(byUnits(h, v, c)))
            .hints(
                    "Each output of each step is a sum over the units of the state at that step.",
                    "Start with c.get(o), and add v.get(o, k) * h.get(n, t, k) for each k.",
                    "double sum = c.get(o); then a loop over k up to h.size(2); then z.set(sum, n, t, o).")
            .build();

    private RnnOutputExercise() {}

    private static Case in(Sizes z) {
        return Case.empty()
                .with("h", RnnCases.small(1, z.get("B"), z.get("T"), z.get("H")))
                .with("v", Entries.halves(2, z.get("O"), z.get("H")))
                .with("c", Entries.halves(3, z.get("O")));
    }

    private static Tensor outputs(Tensor h, Tensor v, Tensor c, Rule rule) {
        Tensor z = Tensor.zeros(h.size(0), h.size(1), v.size(0));
        for (int b = 0; b < h.size(0); b++)
            for (int t = 0; t < h.size(1); t++)
                for (int o = 0; o < v.size(0); o++) {
                    z.set(rule.of(h, v, c, b, t, o), b, t, o);
                }
        return z;
    }

    private static double right(Tensor h, Tensor v, Tensor c, int b, int t, int o) {
        return c.get(o) + sum(h, v, b, t, o, false);
    }

    private static double sum(Tensor h, Tensor v, int b, int t, int o, boolean transposed) {
        double sum = 0;
        for (int k = 0; k < h.size(2); k++) {
            sum += (transposed ? v.get(k, o) : v.get(o, k)) * h.get(b, t, k);
        }
        return sum;
    }

    private static double runningSum(Tensor h, Tensor v, Tensor c, int b, int t, int o) {
        double sum = c.get(o);
        for (int s = 0; s <= t; s++) {
            sum += sum(h, v, b, s, o, false);
        }
        return sum;
    }

    private static double lastUnit(Tensor h, Tensor v, Tensor c, int b, int t, int o) {
        int last = h.size(2) - 1;
        return v.get(o, last) * h.get(b, t, last);
    }

    private static Tensor byUnits(Tensor h, Tensor v, Tensor c) {
        Tensor z = Tensor.zeros(h.size(0), h.size(1), v.size(0));
        for (int k = h.size(2) - 1; k >= 0; k--)
            for (int o = 0; o < v.size(0); o++)
                for (int b = 0; b < h.size(0); b++)
                    for (int t = 0; t < h.size(1); t++) {
                        z.add(h.get(b, t, k) * v.get(o, k) + (k == 0 ? c.get(o) : 0), b, t, o);
                    }
        return z;
    }

    private interface Rule {
        double of(Tensor h, Tensor v, Tensor c, int b, int t, int o);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Output {
        /**
         * Returns z (B, T, O).
         *
         * @param h (B, T, H), the states. Not modified.
         * @param v (O, H). Not modified.
         * @param c (O). Not modified.
         */
        Tensor apply(Tensor h, Tensor v, Tensor c);
    }
}
