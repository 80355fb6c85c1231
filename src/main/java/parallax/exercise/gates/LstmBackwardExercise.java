package parallax.exercise.gates;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** An LSTM's way back through time. */
public final class LstmBackwardExercise {
    /** The exercise. */
    public static final Exercise<Backward> EXERCISE = Exercise.named("lstmBackward", Backward.class)
            .call("da", (f, in) -> f.apply(in.tensor("steps"), in.tensor("c0"), in.tensor("u"), in.tensor("dy")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("B=1 T=1 F=1 H=1"), LstmCases::backward)
            .labels(LstmCases.LABELS)
            .probe("one step", "F=2 H=3")
            .probe("two steps", "T=2 F=2 H=3")
            .probe("five steps", "T=5 F=2 H=3")
            .mistakes(LstmBackwardExercise::algorithm, LstmGradientMistakes.ofBackward())
            .right("from the last step, given on", LstmBackwardExercise::recursively)
            .right(
                    "in float",
                    (steps, c0, u, dy) -> recursively(steps, c0, u, dy).map(v -> (float) v))
            .hints(
                    "Go from the last step to the first, and keep two things between them: the gradient of h and that of c.",
                    "At step t: add dy[t] to dh. Call gateGradients with the step, the cell before it, dh and dc. Its rows 0 to 3 go into da, its "
                            + "row 4 is the dc for the step before.",
                    "The dh for the step before: entry j is the sum of u[k][j] * da[t][k] over all 4H rows k. The cell before "
                            + "step t is row 4 of step t - 1, or c0.")
            .build();

    private LstmBackwardExercise() {}

    private static Backward algorithm(Choices choices) {
        return (steps, c0, u, dy) -> new LstmGradientLoops(choices).backward(steps, c0, u, dy);
    }

    private static Tensor recursively(Tensor steps, Tensor c0, Tensor u, Tensor dy) {
        Tensor da = Tensor.zeros(steps.size(0), u.size(0));
        back(steps, c0, u, dy, 0, da);
        return da;
    }

    // Returns what step t sends back: the gradients of the h and of the c before it, the rows of (2, H).
    private static Tensor back(Tensor steps, Tensor c0, Tensor u, Tensor dy, int t, Tensor da) {
        if (t == steps.size(0)) {
            return Tensor.zeros(2, c0.length());
        }
        Tensor later = back(steps, c0, u, dy, t + 1, da);
        Tensor dh = Parts.of(dy, t);
        for (int j = 0; j < dh.length(); j++) {
            dh.add(later.get(0, j), j);
        }
        Tensor before = t > 0 ? Parts.of(steps, t - 1, LstmLoops.C) : c0;
        Tensor d = new LstmGradientLoops(Choices.right()).step(Parts.of(steps, t), before, dh, Parts.of(later, 1));
        Tensor sent = Tensor.zeros(2, c0.length());
        for (int k = 0; k < u.size(0); k++) {
            da.set(d.data()[k], t, k);
            for (int j = 0; j < c0.length(); j++) {
                sent.add(d.data()[k] * u.get(k, j), 0, j);
            }
        }
        Parts.set(Parts.of(d, 4), sent, 1);
        return sent;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Backward {
        /**
         * Returns the gradients of the sums of all steps (T, 4H).
         *
         * @param steps (T, 6, H), what each step made: the rows i, f, g, o, c and h. Not modified.
         * @param c0    (H), the cell before the first step. Not modified.
         * @param u     (4H, H). Not modified.
         * @param dy    (T, H), the gradients of every step's output. Not modified.
         */
        Tensor apply(Tensor steps, Tensor c0, Tensor u, Tensor dy);
    }
}
