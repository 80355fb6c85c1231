package parallax.train;

import parallax.nn.NaiveBackend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/** How often a classifier is right. */
public final class Accuracy {
    private Accuracy() {}

    /**
     * Returns how many rows of logits are largest at their label; of equal entries the first counts as the largest.
     *
     * @param logits (N, C). Not modified.
     * @param labels N of them. Not modified.
     * @throws IllegalArgumentException if an entry is NaN, there are not as many labels as rows, or a label is none of the C classes
     */
    public static int correct(Tensor logits, int... labels) {
        ShapeChecks.requireAxes("logits", "(N, C)", new NaiveBackend().given("logits", logits));
        Arguments.given("labels", labels);
        if (logits.size(0) != labels.length) {
            throw new IllegalArgumentException(
                    "logits has " + logits.size(0) + " rows, labels has " + labels.length + " entries");
        }
        int correct = 0;
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] < 0 || labels[n] >= logits.size(1)) {
                throw new IllegalArgumentException(
                        "labels[" + n + "] is " + labels[n] + ", must be from 0 to " + (logits.size(1) - 1));
            }
            int best = 0;
            for (int k = 1; k < logits.size(1); k++) {
                if (logits.get(n, k) > logits.get(n, best)) {
                    best = k;
                }
            }
            correct += best == labels[n] ? 1 : 0;
        }
        return correct;
    }
}
