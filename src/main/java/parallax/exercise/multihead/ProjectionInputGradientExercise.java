package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The gradient of what is projected. */
public final class ProjectionInputGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("projectionInputGradient", Gradient.class)
            .call("dx", (f, in) -> f.apply(in.tensor("w"), in.tensor("dy")))
            .reference((w, dy) -> sum(w, dy, 0, dy.size(2), 1))
            .cases(
                    Sizes.of("B=1 T=1 I=1 O=1"),
                    z -> Case.empty()
                            .with("w", Entries.halves(1, z.get("O"), z.get("I")))
                            .with("dy", Entries.halves(2, z.get("B"), z.get("T"), z.get("O"))))
            .labels(java.util.Map.of("B", "sequences", "T", "tokens", "I", "inputs", "O", "outputs"))
            .probe("one token", "I=3 O=2")
            .probe("as many outputs as inputs", "T=2 I=3 O=3")
            .probe("three tokens", "T=3 I=2 O=4")
            .probe("two sequences", "B=2 T=4 I=3 O=5")
            .wrong(
                    "weight-transposed",
                    (w, dy) -> transposed(w, dy),
                    "Your code reads the weight with its two axes exchanged",
                    "in forward, which weight stood between input i and output o?")
            .wrong(
                    "projected-forward",
                    (w, dy) -> ProjectExercise.byLayer(dy, w, Tensor.zeros(w.size(0))),
                    "Your code reads the weight with its two axes exchanged",
                    "in forward, which weight stood between input i and output o?")
            .wrong(
                    "overwritten",
                    (w, dy) -> sum(w, dy, dy.size(2) - 1, dy.size(2), 1),
                    "Each input hears the last output alone",
                    "an input went into every output: what does = do, and what does +=?")
            .wrong(
                    "first-output-alone",
                    (w, dy) -> sum(w, dy, 0, 1, 1),
                    "Each input hears the first output alone",
                    "which of your loops runs over the outputs?")
            .wrong(
                    "mean-over-outputs",
                    (w, dy) -> sum(w, dy, 0, dy.size(2), dy.size(2)),
                    "Your gradient is a mean over the outputs",
                    "what several places send adds up: is a sum wanted, or a mean?")
            .wrong(
                    "w-forgotten",
                    (w, dy) -> sum(w.map(v -> 1), dy, 0, dy.size(2), 1),
                    "All inputs of a token get the same",
                    "what stood beside x[n,t,i] in forward's product?")
            .wrong(
                    "first-token-for-all",
                    (w, dy) -> firstTokens(sum(w, dy, 0, dy.size(2), 1)),
                    "All tokens of a sequence get the gradient of the first",
                    "which token of dy came from token t of x?")
            .wrong(
                    "first-sequence-for-all",
                    (w, dy) -> firstSequence(sum(w, dy, 0, dy.size(2), 1)),
                    "All sequences get the gradient of the first",
                    "which sequence of dy came from sequence n of x?")
            .right("input by input", ProjectionInputGradientExercise::byInputs)
            .right("in float", (w, dy) -> byInputs(w, dy).map(v -> (float) v))
            .hints(
                    "Forward did y[n,t,o] += x[n,t,i] * w[o,i]. What stood beside x[n,t,i], and how often was it used?",
                    "dx has the shape (B, T, I), with I = w.size(1). Each output o adds dy at o times one weight.",
                    "dx.add(dy.get(n, t, o) * w.get(o, i), n, t, i), in loops over n, t, o and i.")
            .build();

    private ProjectionInputGradientExercise() {}

    private static Tensor sum(Tensor w, Tensor dy, int from, int to, int divisor) {
        Tensor dx = Tensor.zeros(dy.size(0), dy.size(1), w.size(1));
        for (int n = 0; n < dy.size(0); n++)
            for (int t = 0; t < dy.size(1); t++)
                for (int o = from; o < to; o++)
                    for (int i = 0; i < w.size(1); i++) {
                        dx.add(dy.get(n, t, o) * w.get(o, i) / divisor, n, t, i);
                    }
        return dx;
    }

    private static Tensor transposed(Tensor w, Tensor dy) {
        Tensor dx = Tensor.zeros(dy.size(0), dy.size(1), w.size(1));
        for (int n = 0; n < dy.size(0); n++)
            for (int t = 0; t < dy.size(1); t++)
                for (int o = 0; o < dy.size(2); o++)
                    for (int i = 0; i < w.size(1); i++) {
                        dx.add(dy.get(n, t, o) * w.get(i, o), n, t, i);
                    }
        return dx;
    }

    private static Tensor firstTokens(Tensor dx) {
        Tensor first = dx.copy();
        for (int n = 0; n < dx.size(0); n++)
            for (int t = 1; t < dx.size(1); t++)
                for (int i = 0; i < dx.size(2); i++) {
                    first.set(dx.get(n, 0, i), n, t, i);
                }
        return first;
    }

    private static Tensor firstSequence(Tensor dx) {
        Tensor first = dx.copy();
        int size = dx.length() / dx.size(0);
        for (int k = size; k < dx.length(); k++) {
            first.data()[k] = dx.data()[k % size];
        }
        return first;
    }

    private static Tensor byInputs(Tensor w, Tensor dy) {
        Tensor dx = Tensor.zeros(dy.size(0), dy.size(1), w.size(1));
        for (int i = 0; i < w.size(1); i++)
            for (int t = 0; t < dy.size(1); t++)
                for (int n = dy.size(0) - 1; n >= 0; n--) {
                    double sum = 0;
                    for (int o = dy.size(2) - 1; o >= 0; o--) {
                        sum += w.get(o, i) * dy.get(n, t, o);
                    }
                    dx.set(sum, n, t, i);
                }
        return dx;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dx (B, T, I).
         *
         * @param w  (O, I). Not modified.
         * @param dy (B, T, O), the gradient of the outputs. Not modified.
         */
        Tensor apply(Tensor w, Tensor dy);
    }
}
