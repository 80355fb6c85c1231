package parallax.exercise.recurrent;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** From the gradient of a state to that of the state before. */
public final class RnnStepGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("rnnStepGradient", Gradient.class)
            .call("dBefore", (f, in) -> f.apply(in.tensor("h"), in.tensor("dh"), in.tensor("u")))
            .reference((h, dh, u) -> new ThroughTimeLoops(Choices.right()).step(h, dh, u))
            .cases(Sizes.of("H=1"), RnnStepGradientExercise::in)
            .labels(RnnCases.labels())
            .probe("one unit", "")
            .probe("two units", "H=2")
            .probe("five units", "H=5")
            .mistakes(
                    choices -> (h, dh, u) -> new ThroughTimeLoops(choices).step(h, dh, u), ThroughTimeMistakes.ofStep())
            .wrong(
                    "slope-afterwards",
                    RnnStepGradientExercise::slopeAfterwards,
                    "Your slope comes after u, where the state before is reached",
                    "on the way back, which is met first: tanh, or the product with u?")
            .right("through the library", RnnStepGradientExercise::byLibrary)
            .right("unit by unit, as it was used", RnnStepGradientExercise::byUses)
            .right("in float", (h, dh, u) -> RnnCases.inFloat(byUses(RnnCases.inFloat(h), dh, u)))
            .hints(
                    "Backwards, two things are met: first tanh, then the sum over the units.",
                    "First da[k] = dh[k] * (1 - h[k] * h[k]). In the sum of unit k, u[k, j] stood beside the state of unit j.",
                    "Two loops, over k and over j: before.add(u.get(k, j) * da, j), with da = dh.get(k) * (1 - h.get(k) * h.get(k)).")
            .build();

    private RnnStepGradientExercise() {}

    private static Case in(Sizes z) {
        int units = z.get("H");
        return Case.empty()
                .with("h", RnnCases.small(1, units))
                .with("dh", Entries.halves(2, units))
                .with("u", Entries.halves(3, units, units));
    }

    private static Tensor slopeAfterwards(Tensor h, Tensor dh, Tensor u) {
        Tensor before = Tensor.zeros(h.shape());
        for (int k = 0; k < h.length(); k++)
            for (int j = 0; j < h.length(); j++) {
                before.add(u.get(k, j) * dh.get(k) * (1 - h.get(j) * h.get(j)), j);
            }
        return before;
    }

    private static Tensor byLibrary(Tensor h, Tensor dh, Tensor u) {
        return OneHotLibrary.gradients(h.reshape(1, 1, h.length()), dh.reshape(1, 1, dh.length()), u)
                .dStart()
                .reshape(h.length());
    }

    private static Tensor byUses(Tensor h, Tensor dh, Tensor u) {
        Tensor before = Tensor.zeros(h.shape());
        for (int k = h.length() - 1; k >= 0; k--)
            for (int j = 0; j < h.length(); j++) {
                before.add((1 - h.get(k)) * (1 + h.get(k)) * dh.get(k) * u.get(k, j), j);
            }
        return before;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns the gradient of the state before the step (H).
         *
         * @param h  (H), the state after the step. Not modified.
         * @param dh (H), its gradient. Not modified.
         * @param u  (H, H). Not modified.
         */
        Tensor apply(Tensor h, Tensor dh, Tensor u);
    }
}
