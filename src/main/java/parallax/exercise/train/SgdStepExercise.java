package parallax.exercise.train;

import java.util.Arrays;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** One step of gradient descent. */
public final class SgdStepExercise {
    /** The exercise. */
    public static final Exercise<SgdStep> EXERCISE = Exercise.named("sgdStep", SgdStep.class)
            .call("w", (f, in) -> f.step(in.tensor("w"), in.tensor("dw"), in.number("rate")))
            .reference(each((w, dw, rate) -> w - rate * dw))
            .cases(Sizes.of("rank=1 n=1 hundredths=100"), SgdStepExercise::in)
            .probe("three weights, rate 1", "n=3")
            .probe("rate 0.5", "n=4 hundredths=50")
            .probe("rate 0.25, a matrix", "rank=2 n=3 hundredths=25")
            .probe("rate 0.1, a convolution's weight", "rank=4 n=2 hundredths=10")
            .probe("rate 0", "n=3 hundredths=0")
            .wrong(
                    "plus-for-minus",
                    each((w, dw, rate) -> w + rate * dw),
                    "Your step goes uphill: it adds where it should take away",
                    "the gradient points to where the loss grows: which way should the weights go?")
            .wrong(
                    "rate-ignored",
                    each((w, dw, rate) -> w - dw),
                    "Your step is that of rate 1",
                    "where does your formula use the rate?")
            .wrong(
                    "rate-divides",
                    each((w, dw, rate) -> w - dw / rate),
                    "Your step gets longer as the rate gets smaller",
                    "should a small rate make the step small or large?")
            .wrong(
                    "step-alone",
                    each((w, dw, rate) -> rate * dw),
                    "Your output is rate times gradient, the step alone",
                    "from where is this step taken?")
            .wrong(
                    "step-alone-negative",
                    each((w, dw, rate) -> -rate * dw),
                    "Your output is the step alone, in the right direction",
                    "from where is this step taken?")
            .wrong(
                    "weights-scaled",
                    each((w, dw, rate) -> rate * (w - dw)),
                    "Your rate multiplies the weights, too",
                    "which part of w - dw should the rate make smaller?")
            .wrong(
                    "gradient-not-scaled",
                    each((w, dw, rate) -> rate * w - dw),
                    "Your rate multiplies the weights and leaves the gradient whole",
                    "which of the two should the rate make smaller?")
            .wrong(
                    "arguments-swapped",
                    each((w, dw, rate) -> dw - rate * w),
                    "Your output moves the gradient against the weights",
                    "the arguments come as (w, dw, rate): which of them is being improved?")
            .wrong(
                    "gradient-not-used",
                    each((w, dw, rate) -> w - rate * w),
                    "Your weights only shrink: the gradient has no say",
                    "where does your formula use dw?")
            .wrong(
                    "rate-subtracted",
                    each((w, dw, rate) -> w - rate),
                    "Every weight gets smaller by the rate itself",
                    "where does your formula use dw?")
            .wrong(
                    "nothing-done",
                    (w, dw, rate) -> w.copy(),
                    "Your output is w as it came",
                    "which tensor do you change, and which do you return?")
            .wrong(
                    "in-place",
                    SgdStepExercise::inPlace,
                    "Your numbers are right, but w itself was changed",
                    "the caller still has w and may compare old with new: can the result go into a new Tensor?")
            .wrong(
                    "gradient-scaled-in-place",
                    SgdStepExercise::gradientScaledInPlace,
                    "Your numbers are right, but dw itself was changed",
                    "the caller still has dw: can rate times dw be computed without being stored in it?")
            .wrong(
                    "first-only",
                    SgdStepExercise::firstOnly,
                    "Only the first weight has moved",
                    "how many entries has w.data(), and how often does your loop run?")
            .right("starting from a copy", SgdStepExercise::fromCopy)
            .right("in float", each((w, dw, rate) -> (float) w - (float) rate * (float) dw))
            .right("by map and an index", SgdStepExercise::byMap)
            .hints(
                    "The gradient says in which direction the loss grows, for each weight on its own.",
                    "Go through all entries at once: w.data() and dw.data() have the same length, whatever the shape. Work on w.copy().",
                    "Each new weight is the old one, less rate times its gradient.")
            .build();

    private SgdStepExercise() {}

    private static Case in(Sizes z) {
        int[] shape = new int[z.get("rank")];
        Arrays.setAll(shape, axis -> z.get("n") + axis);
        return Case.empty()
                .with("w", Entries.halves(1, shape))
                .with("dw", Entries.halves(2, shape))
                .with("rate", z.get("hundredths") / 100.0);
    }

    private static SgdStep each(Entry entry) {
        return (w, dw, rate) -> {
            Tensor y = Tensor.zeros(w.shape());
            Arrays.setAll(y.data(), k -> entry.of(w.data()[k], dw.data()[k], rate));
            return y;
        };
    }

    private static Tensor inPlace(Tensor w, Tensor dw, double rate) {
        for (int k = 0; k < w.length(); k++) {
            w.data()[k] -= rate * dw.data()[k];
        }
        return w;
    }

    private static Tensor gradientScaledInPlace(Tensor w, Tensor dw, double rate) {
        Tensor y = w.copy();
        for (int k = 0; k < w.length(); k++) {
            dw.data()[k] *= rate;
            y.data()[k] -= dw.data()[k];
        }
        return y;
    }

    private static Tensor firstOnly(Tensor w, Tensor dw, double rate) {
        Tensor y = w.copy();
        y.data()[0] -= rate * dw.data()[0];
        return y;
    }

    private static Tensor fromCopy(Tensor w, Tensor dw, double rate) {
        Tensor y = w.copy();
        for (int k = y.length() - 1; k >= 0; k--) {
            y.data()[k] -= rate * dw.data()[k];
        }
        return y;
    }

    private static Tensor byMap(Tensor w, Tensor dw, double rate) {
        int[] next = {0};
        return dw.map(g -> w.data()[next[0]++] + -(rate * g));
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface SgdStep {
        /**
         * Returns w - rate * dw.
         *
         * @param w  the weights. Not modified.
         * @param dw the gradient, of w's shape. Not modified.
         */
        Tensor step(Tensor w, Tensor dw, double rate);
    }

    /** One entry of the result. */
    private interface Entry {
        double of(double w, double dw, double rate);
    }
}
