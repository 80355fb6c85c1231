package parallax.exercise.recurrent;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** Backpropagation through time: the gradients of all steps' sums. */
public final class RnnThroughTimeExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("rnnThroughTime", Gradient.class)
            .call("da", (f, in) -> f.apply(in.tensor("h"), in.tensor("dh"), in.tensor("u")))
            .reference(RnnThroughTimeExercise::bySteps)
            .cases(Sizes.of("B=1 T=1 H=1"), RnnThroughTimeExercise::in)
            .labels(RnnCases.labels())
            .probe("one step", "H=2")
            .probe("two steps, one unit", "T=2")
            .probe("two steps, two units", "T=2 H=2")
            .probe("four steps, three units", "T=4 H=3")
            .probe("three sequences", "B=3 T=4 H=2")
            .mistakes(
                    choices -> (h, dh, u) -> new ThroughTimeLoops(choices).sums(h, dh, u), ThroughTimeMistakes.ofAll())
            .right("through the library", OneHotLibrary::sums)
            .right("in float", (h, dh, u) -> RnnCases.inFloat(bySteps(RnnCases.inFloat(h), dh, u)))
            .hints(
                    "Go through the steps from the last to the first. Each state was used by the loss and, but for the last, by the step after.",
                    "At step t: take dh[n, t], add what step t + 1 sends through u, and multiply by 1 - h * h. At the last step nothing is added.",
                    "For unit k: d = dh[n, t, k] + sum over l of u[l, k] * da[n, t + 1, l]; then da[n, t, k] = d * (1 - h[n, t, k] * h[n, t, k]).")
            .build();

    private RnnThroughTimeExercise() {}

    private static Case in(Sizes z) {
        int units = z.get("H");
        return Case.empty()
                .with("h", RnnCases.small(1, z.get("B"), z.get("T"), units))
                .with("dh", Entries.halves(2, z.get("B"), z.get("T"), units))
                .with("u", Entries.halves(3, units, units).map(v -> v / 2));
    }

    // What each step sends is added to the step before as soon as it is known.
    private static Tensor bySteps(Tensor h, Tensor dh, Tensor u) {
        Tensor d = dh.copy();
        for (int t = h.size(1) - 1; t >= 0; t--)
            for (int b = 0; b < h.size(0); b++)
                for (int k = 0; k < h.size(2); k++) {
                    double da = (1 - h.get(b, t, k) * h.get(b, t, k)) * d.get(b, t, k);
                    d.set(da, b, t, k);
                    for (int j = 0; j < h.size(2) && t > 0; j++) {
                        d.add(da * u.get(k, j), b, t - 1, j);
                    }
                }
        return d;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns da (B, T, H), the gradients of the sums that tanh was taken of.
         *
         * @param h  (B, T, H), the states. Not modified.
         * @param dh (B, T, H), what the loss sends to each state. Not modified.
         * @param u  (H, H). Not modified.
         */
        Tensor apply(Tensor h, Tensor dh, Tensor u);
    }
}
