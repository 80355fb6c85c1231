package parallax.exercise.recurrent;

import java.util.Arrays;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The state at the end of each sequence of a ragged batch. */
public final class RnnEndExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("rnnEnd", Forward.class)
            .call(
                    "end",
                    (f, in) -> f.apply(
                            in.tensor("x"),
                            in.tensor("h0"),
                            in.tensor("w"),
                            in.tensor("u"),
                            in.tensor("b"),
                            in.tensor("mask")))
            .reference(RnnEndExercise::byLengths)
            .cases(Sizes.of("B=1 T=1 F=1 H=1 missing=0"), RnnCases::masked)
            .labels(RnnCases.labels())
            .probe("no padding", "B=2 T=3 F=2 H=3")
            .probe("as many features as units", "B=2 T=3 F=2 H=2")
            .probe("one sequence, one step of padding", "T=4 F=2 H=3 missing=1")
            .probe("two sequences", "B=2 T=5 F=2 H=3 missing=1")
            .probe("much padding", "B=2 T=6 F=3 H=4 missing=2")
            .probe("a sequence that is padding alone", "B=3 T=3 F=2 H=4 missing=1")
            .mistakes(RnnEndExercise::algorithm, RnnMistakes.ofEnd())
            .right("by the mask as a factor", RnnEndExercise::blended)
            .right(
                    "in float",
                    (x, h0, w, u, b, mask) -> RnnCases.inFloat(blended(x, RnnCases.inFloat(h0), w, u, b, mask)))
            .hints(
                    "It is your rnn with one question more: is this step real?",
                    "Where mask.get(n, t) is 0, the step does nothing: the state is the one before, and x is not looked at.",
                    "Loop over n and t as before, call rnnStep only where the mask is 1, and put h into row n of the answer after the last step.")
            .build();

    private RnnEndExercise() {}

    private static Forward algorithm(Choices choices) {
        return (x, h0, w, u, b, mask) -> new RnnLoops(choices).end(x, h0, w, u, b, mask);
    }

    // Padding stands at the end, so that the library's lengths say the same; it knows no sequences without a step.
    private static Tensor byLengths(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b, Tensor mask) {
        int[] lengths = new int[x.size(0)];
        for (int n = 0; n < lengths.length; n++) {
            lengths[n] = (int) Arrays.stream(RnnLoops.row(mask, n)).sum();
        }
        int[] atLeastOne = Arrays.stream(lengths).map(l -> Math.max(l, 1)).toArray();
        Tensor end = RnnCases.LIBRARY
                .forward(x, h0, RnnCases.parameters(w, u, b), atLeastOne)
                .end();
        for (int n = 0; n < lengths.length; n++)
            for (int k = 0; k < h0.size(1) && lengths[n] == 0; k++) {
                end.set(h0.get(n, k), n, k);
            }
        return end;
    }

    private static Tensor blended(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b, Tensor mask) {
        Tensor h = h0.copy();
        for (int t = 0; t < x.size(1); t++) {
            Tensor before = h.copy();
            for (int n = 0; n < x.size(0); n++)
                for (int k = 0; k < b.length(); k++) {
                    double sum = b.get(k);
                    for (int f = 0; f < x.size(2); f++) {
                        sum += w.get(k, f) * x.get(n, t, f);
                    }
                    for (int j = 0; j < b.length(); j++) {
                        sum += u.get(k, j) * before.get(n, j);
                    }
                    double m = mask.get(n, t);
                    h.set(m * Math.tanh(sum) + (1 - m) * before.get(n, k), n, k);
                }
        }
        return h;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns the state at each sequence's end (B, H).
         *
         * @param x    (B, T, F). Not modified.
         * @param h0   (B, H), the states before the first step. Not modified.
         * @param w    (H, F). Not modified.
         * @param u    (H, H). Not modified.
         * @param b    (H). Not modified.
         * @param mask (B, T), 1 where a step is real, 0 where it is padding. Not modified.
         */
        Tensor apply(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b, Tensor mask);
    }
}
