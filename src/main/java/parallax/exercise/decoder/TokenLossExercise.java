package parallax.exercise.decoder;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.Indices;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.tensor.Tensor;

/** How surprised a decoder is by the right tokens, on average; padding does not count. */
public final class TokenLossExercise {
    static final Map<String, String> LABELS = Map.of(
            "N",
            "rows",
            "V",
            "size of the vocabulary",
            "missing",
            "rows of padding",
            "huge",
            "large logits (2: at the labels, 3: one of them)");

    /** The exercise. */
    public static final Exercise<TokenLoss> EXERCISE = Exercise.named("tokenLoss", TokenLoss.class)
            .call(
                    "loss",
                    (f, in) -> Tensor.vector(f.of(in.tensor("logits"), Tokens.of(in, "labels"), in.integer("pad"))))
            .reference((logits, labels, pad) -> new NaiveCrossEntropy(pad, 0).forward(logits, labels))
            .cases(Sizes.of("N=1 V=3 pad=0 missing=0 huge=0"), TokenLossExercise::in)
            .labels(LABELS)
            .settings(in -> Tokens.words(in, "labels") + "; pad " + in.integer("pad"))
            .probe("one token", "V=4")
            .probe("three tokens", "N=3 V=5")
            .probe("padding", "N=5 V=4 missing=2")
            .probe("padding is another number", "N=6 V=5 pad=2 missing=3")
            .probe("large logits", "N=4 V=3 huge=1")
            .probe("large logits at the labels", "N=2 V=4 huge=2")
            .probe("one large logit", "N=4 V=3 missing=1 huge=3")
            .mistakes(TokenLossExercise::algorithm, mistakes())
            .right("by the logarithm of the sum", TokenLossExercise::byLogSum)
            .right("in float", (logits, labels, pad) -> (float) byLogSum(logits, labels, pad))
            .hints(
                    "One row first: the loss is minus the logarithm of the probability that softmax gives to the label.",
                    "Subtract the row's largest logit from all. Then log p of the label is its logit less the logarithm of the sum of all exp. Leave "
                            + "out the rows whose label is pad.",
                    "Keep double sum and int count; both grow for real rows only. Return sum / count.")
            .build();

    private TokenLossExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "softmax-twice",
                        LossLoops.LOG_P.as(x -> LossLoops.logSoftmax(LossLoops.softmax(x))),
                        "Your logits go through softmax twice",
                        "the logits become probabilities once: what do you do with them after that?"),
                new Mistake(
                        "not-stable",
                        LossLoops.LOG_P.as(x -> LossLoops.logarithms(LossLoops.unstable(x))),
                        "Large logits give NaN",
                        "exp(800) is infinite: which number may you subtract from all logits of a row?"),
                new Mistake(
                        "logarithm-of-zero",
                        LossLoops.LOG_P.as(x -> LossLoops.logarithms(LossLoops.softmax(x))),
                        "A probability that is rounded to 0 makes your loss infinite",
                        "the logarithm of a quotient is a difference: can you take it before dividing?"),
                new Mistake(
                        "padding-counted",
                        LossLoops.COUNTS.as((labels, n, pad) -> true),
                        "Padding counts in your loss",
                        "which rows have no token to be surprised by?",
                        true),
                new Mistake(
                        "padding-alone",
                        LossLoops.COUNTS.as((labels, n, pad) -> labels[n] == pad || allReal(labels, pad)),
                        "Your loss counts padding and leaves out the tokens",
                        "is a row with the label pad in or out?"),
                new Mistake(
                        "divided-by-all",
                        LossLoops.DIVISOR.as((counted, rows) -> rows),
                        "Your sum is right, but divided by the number of all rows",
                        "how many rows have you summed over?"),
                new Mistake(
                        "sum-for-mean",
                        LossLoops.DIVISOR.as((counted, rows) -> 1),
                        "Your loss is the sum over the tokens",
                        "should a longer text have a larger loss than a short one?",
                        true),
                new Mistake(
                        "sign",
                        LossLoops.TERM.as((logP, label) -> logP[label]),
                        "Your loss has the wrong sign",
                        "a logarithm of a probability is at most 0: should a loss be?"),
                new Mistake(
                        "no-logarithm",
                        LossLoops.TERM.as((logP, label) -> 1 - Math.exp(logP[label])),
                        "Your loss is 1 less the probability",
                        "how surprised is one who gave the right token a chance of one in a million?"),
                new Mistake(
                        "logarithm-of-ten",
                        LossLoops.TERM.as((logP, label) -> -logP[label] / Math.log(10)),
                        "Your logarithm is that to base 10",
                        "of V equal chances the loss should be ln V: which method is ln?"),
                new Mistake(
                        "entropy",
                        LossLoops.TERM.as(
                                (logP, label) -> -Arrays.stream(logP).average().orElseThrow()),
                        "Your loss is the mean over all words of the vocabulary",
                        "how many words of the vocabulary are right at one place?"),
                new Mistake(
                        "label-of-next",
                        LossLoops.LABEL.as((labels, n) -> labels[Math.min(n + 1, labels.length - 1)]),
                        "Your rows are compared with the label of the next row",
                        "the decoder's input was shifted already: does row n need another shift?"));
    }

    private static boolean allReal(int[] labels, int pad) {
        return Arrays.stream(labels).noneMatch(label -> label == pad);
    }

    static Case in(Sizes z) {
        int rows = z.get("N");
        int words = z.get("V");
        int pad = z.get("pad");
        if (pad >= words) {
            throw new IllegalArgumentException("padding is no word");
        }
        int[] labels = new int[rows];
        for (int n = 0; n < rows; n++) {
            int word = (3 * n + 1) % words;
            boolean real = n % 2 == 0 || n / 2 >= z.get("missing");
            labels[n] = real ? (word == pad ? (word + 1) % words : word) : pad;
        }
        double size = z.get("huge") == 0 || z.get("huge") == 3 ? 1 : 300;
        Tensor logits = Entries.halves(1, rows, words).map(v -> size * v);
        for (int n = 0; n < rows && z.get("huge") == 2; n++) {
            logits.set(1000, n, labels[n]);
        }
        if (z.get("huge") == 3) {
            logits.set(1000, rows - 1, 1); // no other row's largest logit serves, nor every second column's
        }
        return Case.empty()
                .with("logits", logits)
                .with("labels", Indices.of(labels))
                .with("pad", pad);
    }

    private static TokenLoss algorithm(Choices choices) {
        return (logits, labels, pad) -> new LossLoops(choices).loss(logits, labels, pad);
    }

    private static double byLogSum(Tensor logits, int[] labels, int pad) {
        double sum = 0;
        double count = 0;
        for (int n = labels.length - 1; n >= 0; n--) {
            if (labels[n] != pad) {
                double log = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < logits.size(1); k++) {
                    double high = Math.max(log, logits.get(n, k));
                    log = high + Math.log1p(Math.exp(Math.min(log, logits.get(n, k)) - high));
                }
                sum += log - logits.get(n, labels[n]);
                count++;
            }
        }
        return sum / count;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface TokenLoss {
        /**
         * Returns the mean of −ln p at the label, over the rows whose label is not pad.
         *
         * @param logits (N, V). Not modified.
         * @param labels N of them, at least one not pad. Not modified.
         * @param pad    the label of rows that do not count
         */
        double of(Tensor logits, int[] labels, int pad);
    }
}
