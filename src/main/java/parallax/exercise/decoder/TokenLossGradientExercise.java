package parallax.exercise.decoder;

import java.util.List;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.tensor.Tensor;

/** Which way each logit should go. */
public final class TokenLossGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("tokenLossGradient", Gradient.class)
            .call("dLogits", (f, in) -> f.of(in.tensor("logits"), Tokens.of(in, "labels"), in.integer("pad")))
            .reference((logits, labels, pad) -> new NaiveCrossEntropy(pad, 0).backward(logits, labels, 1))
            .cases(Sizes.of("N=1 V=3 pad=0 missing=0 huge=0"), TokenLossExercise::in)
            .labels(TokenLossExercise.LABELS)
            .settings(in -> Tokens.words(in, "labels") + "; pad " + in.integer("pad"))
            .probe("one token", "V=4")
            .probe("three tokens", "N=3 V=5")
            .probe("padding", "N=5 V=4 missing=2")
            .probe("padding is another number", "N=6 V=5 pad=2 missing=3")
            .probe("large logits", "N=4 V=3 huge=1")
            .probe("one large logit", "N=4 V=3 missing=1 huge=3")
            .mistakes(TokenLossGradientExercise::algorithm, mistakes())
            .right("all rows, then the labels", TokenLossGradientExercise::labelsLast)
            .right(
                    "in float",
                    (logits, labels, pad) -> labelsLast(logits, labels, pad).map(v -> (float) v))
            .hints(
                    "A row's gradient sums to 0: what the right token gains, the others lose.",
                    "Entry k of a real row is p[k], less 1 at the label, divided by the number of real rows. A row of padding stays 0.",
                    "Count the real rows first. Then, for each of them, softmax with the largest logit subtracted, and d.set((p - hot) / count, n, k) with "
                            + "hot 1 at the label and 0 elsewhere.")
            .build();

    private TokenLossGradientExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "softmax-twice",
                        LossLoops.P.as(LossLoops::twice),
                        "Your logits go through softmax twice",
                        "the logits become probabilities once: what do you do with them after that?"),
                new Mistake(
                        "not-stable",
                        LossLoops.P.as(LossLoops::unstable),
                        "Large logits give NaN",
                        "exp(800) is infinite: which number may you subtract from all logits of a row?"),
                new Mistake(
                        "logits-for-probabilities",
                        LossLoops.P.as(x -> x),
                        "Your gradient has the logits where the probabilities belong",
                        "what makes probabilities of logits?"),
                new Mistake(
                        "padding-counted",
                        LossLoops.COUNTS.as((labels, n, pad) -> true),
                        "Your rows of padding get a gradient",
                        "should a row that does not count in the loss have a slope?",
                        true),
                new Mistake(
                        "divided-by-all",
                        LossLoops.DIVISOR.as((counted, rows) -> rows),
                        "Your gradient is divided by the number of all rows",
                        "the loss is a mean over which rows?"),
                new Mistake(
                        "not-divided",
                        LossLoops.DIVISOR.as((counted, rows) -> 1),
                        "Your gradient is that of the sum, not of the mean",
                        "what does a mean do to each slope?",
                        true),
                new Mistake(
                        "sign",
                        LossLoops.SLOPE.as((p, k, label) -> (k == label ? 1 : 0) - p[k]),
                        "Your gradient has the wrong sign",
                        "a step goes against the gradient: should the label's entry be above or below 0?"),
                new Mistake(
                        "label-forgotten",
                        LossLoops.SLOPE.as((p, k, label) -> p[k]),
                        "Your gradient does not know the label",
                        "at which entry is 1 taken away?",
                        true),
                new Mistake(
                        "label-alone",
                        LossLoops.SLOPE.as((p, k, label) -> k == label ? p[k] - 1 : 0),
                        "Only your labels get a gradient",
                        "if the label's probability grows, what happens to the others?"),
                new Mistake(
                        "ones-everywhere",
                        LossLoops.SLOPE.as((p, k, label) -> p[k] - 1),
                        "From each of your probabilities 1 is taken away",
                        "at which entry is 1 taken away?"),
                new Mistake(
                        "as-sigmoid",
                        LossLoops.SLOPE.as((p, k, label) -> (k == label ? -1 : 1) * p[k] * (1 - p[k])),
                        "Your slopes are p times (1 - p), that of the probability itself",
                        "the loss is the logarithm of p: what does its slope do to p (1 - p)?"),
                new Mistake(
                        "label-of-next",
                        LossLoops.LABEL.as((labels, n) -> labels[Math.min(n + 1, labels.length - 1)]),
                        "Your rows are pulled towards the label of the next row",
                        "the decoder's input was shifted already: does row n need another shift?"));
    }

    private static Gradient algorithm(Choices choices) {
        return (logits, labels, pad) -> new LossLoops(choices).gradient(logits, labels, pad);
    }

    private static Tensor labelsLast(Tensor logits, int[] labels, int pad) {
        Tensor d = Tensor.zeros(logits.shape());
        int counted = 0;
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] != pad) {
                counted++;
                double most = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < logits.size(1); k++) {
                    most = Math.max(most, logits.get(n, k));
                }
                double sum = 0;
                for (int k = 0; k < logits.size(1); k++) {
                    sum += Math.exp(logits.get(n, k) - most);
                }
                for (int k = 0; k < logits.size(1); k++) {
                    d.set(Math.exp(logits.get(n, k) - most) / sum, n, k);
                }
                d.add(-1, n, labels[n]);
            }
        }
        double share = 1.0 / counted;
        return d.map(v -> v * share);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dLogits (N, V).
         *
         * @param logits (N, V). Not modified.
         * @param labels N of them, at least one not pad. Not modified.
         * @param pad    the label of rows that do not count
         */
        Tensor of(Tensor logits, int[] labels, int pad);
    }
}
