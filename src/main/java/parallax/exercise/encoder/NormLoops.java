package parallax.exercise.encoder;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/** Layer normalisation that asks for every decision: right, unless a choice is a mistake. */
final class NormLoops {
    /** Over what the mean and the variance are taken. */
    static final Decision<NormOver> OVER = Decision.of("over", NormOver.FEATURES);

    /** The mean of n numbers, given their sum and the last of them. */
    static final Decision<MeanRule> MEAN = Decision.of("mean", (sum, last, n) -> sum / n);

    /** How far an entry lies from the mean, for the variance. */
    static final Decision<CentreRule> DEVIATION = Decision.of("deviation", (x, mean) -> x - mean);

    /** By what the sum of squares is divided. */
    static final Decision<CountRule> COUNT = Decision.of("count", n -> n);

    /** What an entry is divided by. */
    static final Decision<RootRule> ROOT = Decision.of("root", (variance, eps) -> Math.sqrt(variance + eps));

    /** What of an entry is divided. */
    static final Decision<CentreRule> CENTRE = Decision.of("centre", (x, mean) -> x - mean);

    /** What becomes of a normalised entry of token t, feature e. */
    static final Decision<AffineRule> AFFINE =
            Decision.of("affine", (hat, gamma, beta, t, e) -> gamma.get(e) * hat + beta.get(e));

    private final Choices choices;

    NormLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns y, of x (B, T, E). */
    Tensor normalized(Tensor x, Tensor gamma, Tensor beta, double eps) {
        int[] group = choices.of(OVER).groups(x);
        Tensor y = Tensor.zeros(x.shape());
        for (int k = 0; k < x.length(); k++) {
            double mean = mean(x, group, group[k]);
            double std = choices.of(ROOT).of(variance(x, group, group[k], mean), eps);
            double hat = choices.of(CENTRE).of(x.data()[k], mean) / std;
            int t = k / x.size(2) % x.size(1);
            y.data()[k] = choices.of(AFFINE).of(hat, gamma, beta, t, k % x.size(2));
        }
        return y;
    }

    private double mean(Tensor x, int[] group, int which) {
        double sum = 0;
        double last = 0;
        int n = 0;
        for (int k = 0; k < x.length(); k++) {
            if (group[k] == which) {
                last = x.data()[k];
                sum += last;
                n++;
            }
        }
        return choices.of(MEAN).of(sum, last, n);
    }

    private double variance(Tensor x, int[] group, int which, double mean) {
        double sum = 0;
        int n = 0;
        for (int k = 0; k < x.length(); k++) {
            if (group[k] == which) {
                double d = choices.of(DEVIATION).of(x.data()[k], mean);
                sum += d * d;
                n++;
            }
        }
        return sum / choices.of(COUNT).of(n);
    }

    /** A mean. */
    interface MeanRule {
        double of(double sum, double last, int n);
    }

    /** An entry and the mean. */
    interface CentreRule {
        double of(double x, double mean);
    }

    /** A divisor. */
    interface CountRule {
        double of(int n);
    }

    /** Variance to deviation. */
    interface RootRule {
        double of(double variance, double eps);
    }

    /** Scale and shift. */
    interface AffineRule {
        double of(double hat, Tensor gamma, Tensor beta, int t, int e);
    }
}
