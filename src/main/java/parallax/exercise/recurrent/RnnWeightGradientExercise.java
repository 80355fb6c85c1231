package parallax.exercise.recurrent;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The gradient of the recurrent weights: a sum over all steps of all sequences. */
public final class RnnWeightGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("rnnWeightGradient", Gradient.class)
            .call("du", (f, in) -> f.apply(in.tensor("da"), in.tensor("h"), in.tensor("h0")))
            .reference((da, h, h0) -> summed(da, h, h0, RnnWeightGradientExercise::right))
            .cases(Sizes.of("B=1 T=1 H=1"), RnnWeightGradientExercise::in)
            .labels(RnnCases.labels())
            .probe("one step", "H=2")
            .probe("two steps, one unit", "T=2")
            .probe("four steps, three units", "T=4 H=3")
            .probe("three sequences", "B=3 T=4 H=2")
            .wrong(
                    "last-step",
                    (da, h, h0) -> summed(
                            da, h, h0, (d, y, s, b, t, k, j) -> t == y.size(1) - 1 ? right(d, y, s, b, t, k, j) : 0),
                    "Your gradient is the last step's alone: the sum over time is missing",
                    "u was used at every step: what do all its uses send back together?")
            .wrong(
                    "first-step",
                    (da, h, h0) -> summed(da, h, h0, (d, y, s, b, t, k, j) -> t == 0 ? right(d, y, s, b, t, k, j) : 0),
                    "Your gradient is the first step's alone: the sum over time is missing",
                    "u was used at every step: what do all its uses send back together?")
            .wrong(
                    "overwritten",
                    (da, h, h0) -> summed(
                            da,
                            h,
                            h0,
                            (d, y, s, b, t, k, j) ->
                                    t == y.size(1) - 1 && b == y.size(0) - 1 ? right(d, y, s, b, t, k, j) : 0),
                    "Your gradient is that of the last step of the last sequence",
                    "every step of every sequence adds to the same u: what does = do, and what does +=?")
            .wrong(
                    "last-sequence",
                    (da, h, h0) -> summed(
                            da, h, h0, (d, y, s, b, t, k, j) -> b == y.size(0) - 1 ? right(d, y, s, b, t, k, j) : 0),
                    "Your gradient is the last sequence's alone",
                    "u was used by every sequence: is the sum over them there?")
            .wrong(
                    "mean-over-steps",
                    (da, h, h0) -> summed(da, h, h0, (d, y, s, b, t, k, j) -> right(d, y, s, b, t, k, j) / y.size(1)),
                    "Your gradient is divided by the number of steps",
                    "a number that was used several times gets back the sum of what its uses send: what is left to divide?")
            .wrong(
                    "mean-over-sequences",
                    (da, h, h0) -> summed(da, h, h0, (d, y, s, b, t, k, j) -> right(d, y, s, b, t, k, j) / y.size(0)),
                    "Your gradient is divided by the number of sequences",
                    "a number that was used several times gets back the sum of what its uses send: what is left to divide?")
            .wrong(
                    "state-after",
                    (da, h, h0) -> summed(da, h, h0, (d, y, s, b, t, k, j) -> d.get(b, t, k) * y.get(b, t, j)),
                    "Your code takes the state after the step for the one before it",
                    "which state stood beside u in the sum of step t, that of step t or that of step t - 1?")
            .wrong(
                    "start-left-out",
                    (da, h, h0) -> summed(da, h, h0, (d, y, s, b, t, k, j) -> t == 0 ? 0 : right(d, y, s, b, t, k, j)),
                    "Your first step adds nothing",
                    "u was used at step 0 as well: which state stood beside it there?")
            .wrong(
                    "start-of-first",
                    (da, h, h0) -> summed(
                            da,
                            h,
                            h0,
                            (d, y, s, b, t, k, j) ->
                                    t == 0 ? d.get(b, 0, k) * s.get(0, j) : right(d, y, s, b, t, k, j)),
                    "All your sequences start from the state of the first one",
                    "which row of h0 belongs to sequence n?")
            .wrong(
                    "start-at-every-step",
                    (da, h, h0) -> summed(da, h, h0, (d, y, s, b, t, k, j) -> d.get(b, t, k) * s.get(b, j)),
                    "Your code uses h0 at every step",
                    "which state stood beside u at step t, when t is not 0?")
            .wrong(
                    "transposed",
                    (da, h, h0) -> summed(da, h, h0, (d, y, s, b, t, k, j) -> right(d, y, s, b, t, j, k)),
                    "Your gradient has its two axes exchanged",
                    "u[k, j] carries from unit j to unit k: which of the two has da, and which the state?")
            .right("entry by entry", RnnWeightGradientExercise::byEntries)
            .right("in float", (da, h, h0) -> RnnCases.inFloat(byEntries(da, RnnCases.inFloat(h), h0)))
            .hints(
                    "One number u[k, j] was used once at each step of each sequence. All these uses add up.",
                    "At step t, u[k, j] stood beside the state before: h[n, t - 1, j], or h0[n, j] at step 0. Its sum's gradient is da[n, t, k].",
                    "Four loops, over n, t, k and j: du.add(da.get(n, t, k) * before, k, j), with before = t == 0 ? h0.get(n, j) : h.get(n, t - 1, j).")
            .build();

    private RnnWeightGradientExercise() {}

    private static Case in(Sizes z) {
        int units = z.get("H");
        return Case.empty()
                .with("da", Entries.halves(1, z.get("B"), z.get("T"), units))
                .with("h", RnnCases.small(2, z.get("B"), z.get("T"), units))
                .with("h0", RnnCases.small(3, z.get("B"), units));
    }

    private static Tensor summed(Tensor da, Tensor h, Tensor h0, Share share) {
        Tensor du = Tensor.zeros(h.size(2), h.size(2));
        for (int b = 0; b < h.size(0); b++)
            for (int t = 0; t < h.size(1); t++)
                for (int k = 0; k < h.size(2); k++)
                    for (int j = 0; j < h.size(2); j++) {
                        du.add(share.of(da, h, h0, b, t, k, j), k, j);
                    }
        return du;
    }

    private static double right(Tensor da, Tensor h, Tensor h0, int b, int t, int k, int j) {
        return da.get(b, t, k) * (t == 0 ? h0.get(b, j) : h.get(b, t - 1, j));
    }

    private static Tensor byEntries(Tensor da, Tensor h, Tensor h0) {
        Tensor du = Tensor.zeros(h.size(2), h.size(2));
        for (int k = 0; k < h.size(2); k++)
            for (int j = 0; j < h.size(2); j++) {
                double sum = 0;
                for (int b = 0; b < h.size(0); b++) {
                    sum += h0.get(b, j) * da.get(b, 0, k);
                    for (int t = h.size(1) - 1; t > 0; t--) {
                        sum += h.get(b, t - 1, j) * da.get(b, t, k);
                    }
                }
                du.set(sum, k, j);
            }
        return du;
    }

    private interface Share {
        double of(Tensor da, Tensor h, Tensor h0, int b, int t, int k, int j);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns the gradient of u (H, H).
         *
         * @param da (B, T, H), the gradients of the sums. Not modified.
         * @param h  (B, T, H), the states. Not modified.
         * @param h0 (B, H), the states before the first step. Not modified.
         */
        Tensor apply(Tensor da, Tensor h, Tensor h0);
    }
}
