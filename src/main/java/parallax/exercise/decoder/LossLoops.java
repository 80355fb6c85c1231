package parallax.exercise.decoder;

import java.util.Arrays;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/** The loss of a decoder's tokens and its gradient, asking for every decision: right, unless a choice is a mistake. */
final class LossLoops {
    /** Logits of a row to logarithms of probabilities. */
    static final Decision<Softmax> LOG_P = Decision.of("logarithms", LossLoops::logSoftmax);

    /** Logits of a row to probabilities. */
    static final Decision<Softmax> P = Decision.of("probabilities", LossLoops::softmax);

    /** Whether row n counts. */
    static final Decision<Counts> COUNTS = Decision.of("counts", (labels, n, pad) -> labels[n] != pad);

    /** By what the sum is divided. */
    static final Decision<Divisor> DIVISOR = Decision.of("divisor", (counted, rows) -> counted);

    /** The label of row n. */
    static final Decision<Label> LABEL = Decision.of("label", (labels, n) -> labels[n]);

    /** A row's part of the loss. */
    static final Decision<Term> TERM = Decision.of("term", (logP, label) -> -logP[label]);

    /** An entry of the gradient, before it is divided. */
    static final Decision<Slope> SLOPE = Decision.of("slope", (p, k, label) -> p[k] - (k == label ? 1 : 0));

    private final Choices choices;

    LossLoops(Choices choices) {
        this.choices = choices;
    }

    double loss(Tensor logits, int[] labels, int pad) {
        double sum = 0;
        for (int n = 0; n < labels.length; n++) {
            if (choices.of(COUNTS).of(labels, n, pad)) {
                sum += choices.of(TERM)
                        .of(
                                choices.of(LOG_P).of(row(logits, n)),
                                choices.of(LABEL).of(labels, n));
            }
        }
        return sum / divisor(labels, pad);
    }

    Tensor gradient(Tensor logits, int[] labels, int pad) {
        Tensor d = Tensor.zeros(logits.shape());
        for (int n = 0; n < labels.length; n++) {
            double[] p = choices.of(P).of(row(logits, n));
            for (int k = 0; k < p.length && choices.of(COUNTS).of(labels, n, pad); k++) {
                double slope = choices.of(SLOPE).of(p, k, choices.of(LABEL).of(labels, n));
                d.set(slope / divisor(labels, pad), n, k);
            }
        }
        return d;
    }

    private double divisor(int[] labels, int pad) {
        int counted = 0;
        for (int n = 0; n < labels.length; n++) {
            counted += choices.of(COUNTS).of(labels, n, pad) ? 1 : 0;
        }
        return choices.of(DIVISOR).of(counted, labels.length);
    }

    private static double[] row(Tensor logits, int n) {
        int words = logits.size(1);
        return Arrays.copyOfRange(logits.data(), n * words, (n + 1) * words);
    }

    static double[] logSoftmax(double... x) {
        double most = Arrays.stream(x).max().orElseThrow();
        double sum = Arrays.stream(x).map(v -> Math.exp(v - most)).sum();
        return Arrays.stream(x).map(v -> v - most - Math.log(sum)).toArray();
    }

    static double[] softmax(double... x) {
        return Arrays.stream(logSoftmax(x)).map(Math::exp).toArray();
    }

    static double[] logarithms(double... p) {
        return Arrays.stream(p).map(Math::log).toArray();
    }

    static double[] unstable(double... x) {
        double[] e = Arrays.stream(x).map(Math::exp).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(v -> v / sum).toArray();
    }

    static double[] twice(double... x) {
        return softmax(softmax(x));
    }

    /** What is made of the logits of a row. */
    interface Softmax {
        double[] of(double... x);
    }

    /** Whether a row counts. */
    interface Counts {
        boolean of(int[] labels, int n, int pad);
    }

    /** A divisor. */
    interface Divisor {
        double of(int counted, int rows);
    }

    /** A label. */
    interface Label {
        int of(int[] labels, int n);
    }

    /** A row's part of the loss. */
    interface Term {
        double of(double[] logP, int label);
    }

    /** An entry of the gradient. */
    interface Slope {
        double of(double[] p, int k, int label);
    }
}
