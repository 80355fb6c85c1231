package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The gradient of a projection's weight. */
public final class ProjectionWeightGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("projectionWeightGradient", Gradient.class)
            .call("dw", (f, in) -> f.apply(in.tensor("x"), in.tensor("dy")))
            .reference((x, dy) -> sum(x, dy, dy.size(0), 1))
            .cases(
                    Sizes.of("B=1 T=1 I=1 O=1"),
                    z -> Case.empty()
                            .with("x", Entries.halves(1, z.get("B"), z.get("T"), z.get("I")))
                            .with("dy", Entries.halves(2, z.get("B"), z.get("T"), z.get("O"))))
            .labels(java.util.Map.of("B", "sequences", "T", "tokens", "I", "inputs", "O", "outputs"))
            .probe("one token", "I=3 O=2")
            .probe("as many outputs as inputs", "T=2 I=3 O=3")
            .probe("three tokens", "T=3 I=2 O=4")
            .probe("two sequences", "B=2 T=4 I=3 O=5")
            .wrong(
                    "transposed",
                    (x, dy) -> sum(dy, x, dy.size(0), 1),
                    "Your gradient has its two axes exchanged",
                    "w has the shape (O, I), and so has its gradient: which index comes first?")
            .wrong(
                    "written-transposed",
                    (x, dy) -> writtenTransposed(x, dy),
                    "Your gradient has its two axes exchanged",
                    "w has the shape (O, I), and so has its gradient: which index comes first?")
            .wrong(
                    "overwritten",
                    (x, dy) -> token(x, dy, dy.size(0) - 1, dy.size(1) - 1),
                    "The weight hears the very last token alone",
                    "the weight was used by every token: what does = do, and what does +=?")
            .wrong(
                    "first-sequence-alone",
                    (x, dy) -> sum(x, dy, 1, 1),
                    "The weight hears the first sequence alone",
                    "how many sequences used the weight?")
            .wrong(
                    "mean-over-tokens",
                    (x, dy) -> sum(x, dy, dy.size(0), dy.size(0) * dy.size(1)),
                    "Your gradient is a mean over the tokens",
                    "what several places send adds up: is a sum wanted, or a mean?")
            .wrong(
                    "mean-over-sequences",
                    (x, dy) -> sum(x, dy, dy.size(0), dy.size(0)),
                    "Your gradient is divided by the number of sequences",
                    "what several places send adds up: is a sum wanted, or a mean?")
            .wrong(
                    "x-forgotten",
                    (x, dy) -> sum(x.map(v -> 1), dy, dy.size(0), 1),
                    "All weights of one output get the same",
                    "what stood beside w[o,i] in forward's product?")
            .wrong(
                    "dy-forgotten",
                    (x, dy) -> sum(x, dy.map(v -> 1), dy.size(0), 1),
                    "Your gradient does not depend on dy",
                    "how much does the loss care about output o of this token?")
            .wrong(
                    "first-token-of-x",
                    (x, dy) -> sum(firstTokens(x), dy, dy.size(0), 1),
                    "Your code reads the first token of x for all tokens of dy",
                    "which token of x made token t of y?")
            .right("weight by weight", ProjectionWeightGradientExercise::byWeights)
            .right("in float", (x, dy) -> byWeights(x, dy).map(v -> (float) v))
            .hints(
                    "Forward did y[n,t,o] += x[n,t,i] * w[o,i]. What stood beside w[o,i]?",
                    "dw has the shape (O, I). Each token adds dy at output o times x at input i.",
                    "dw.add(dy.get(n, t, o) * x.get(n, t, i), o, i), in loops over n, t, o and i.")
            .build();

    private ProjectionWeightGradientExercise() {}

    private static Tensor sum(Tensor x, Tensor dy, int sequences, int divisor) {
        Tensor dw = Tensor.zeros(dy.size(2), x.size(2));
        for (int n = 0; n < sequences; n++)
            for (int t = 0; t < dy.size(1); t++) {
                Tensor part = token(x, dy, n, t);
                for (int k = 0; k < dw.length(); k++) {
                    dw.data()[k] += part.data()[k] / divisor;
                }
            }
        return dw;
    }

    private static Tensor token(Tensor x, Tensor dy, int n, int t) {
        Tensor dw = Tensor.zeros(dy.size(2), x.size(2));
        for (int o = 0; o < dy.size(2); o++)
            for (int i = 0; i < x.size(2); i++) {
                dw.set(dy.get(n, t, o) * x.get(n, t, i), o, i);
            }
        return dw;
    }

    // Into the right shape, so that it leaves it where there are not as many outputs as inputs.
    private static Tensor writtenTransposed(Tensor x, Tensor dy) {
        Tensor dw = Tensor.zeros(dy.size(2), x.size(2));
        for (int n = 0; n < dy.size(0); n++)
            for (int t = 0; t < dy.size(1); t++)
                for (int o = 0; o < dy.size(2); o++)
                    for (int i = 0; i < x.size(2); i++) {
                        dw.add(dy.get(n, t, o) * x.get(n, t, i), i, o);
                    }
        return dw;
    }

    private static Tensor firstTokens(Tensor x) {
        Tensor first = x.copy();
        for (int n = 0; n < x.size(0); n++)
            for (int t = 1; t < x.size(1); t++)
                for (int i = 0; i < x.size(2); i++) {
                    first.set(x.get(n, 0, i), n, t, i);
                }
        return first;
    }

    private static Tensor byWeights(Tensor x, Tensor dy) {
        Tensor dw = Tensor.zeros(dy.size(2), x.size(2));
        for (int i = 0; i < x.size(2); i++)
            for (int o = 0; o < dy.size(2); o++) {
                double sum = 0;
                for (int t = dy.size(1) - 1; t >= 0; t--)
                    for (int n = 0; n < dy.size(0); n++) {
                        sum += x.get(n, t, i) * dy.get(n, t, o);
                    }
                dw.set(sum, o, i);
            }
        return dw;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dw (O, I).
         *
         * @param x  (B, T, I), what was projected. Not modified.
         * @param dy (B, T, O), the gradient of the outputs. Not modified.
         */
        Tensor apply(Tensor x, Tensor dy);
    }
}
