package parallax.data;

import java.util.Random;
import parallax.tensor.Tensor;

/**
 * One-dimensional digits: short signals in ten classes, made from a seed: the same on every machine.
 *
 * <p>A template of 12 numbers per class is made longer by 36 to 60 zeros behind it, its height is varied, it is shifted to the right, smooth noise, fine
 * noise and a slope are added, and what is there is sampled at 40 places. What a model must learn is local and may be anywhere, as with images,
 * at a hundredth of their cost.
 *
 * <p><b>Source.</b> S. Greydanus, "Scaling down Deep Learning" (2020), MNIST-1D. The templates, and so the signals, are other ones: each
 * follows the outline of a digit, as it did there.
 */
public final class Signals {
    private static final int LENGTH = 40;
    private static final int POINTS = 12;

    private static final double[][] TEMPLATES = {
        {0, 1.4, 2.2, 2.6, 2.8, 2.9, 2.9, 2.8, 2.6, 2.2, 1.4, 0}, // 0: one arch
        {0, 0.6, 1.2, 1.8, 2.4, 3, 0, 0, 0, 0, 0, 0}, // 1: up, and a fall
        {1, 2, 2.8, 2.6, 1.6, 0.2, -1.2, -2.4, -1.2, -1, -0.8, -0.6}, // 2: a hook, a foot
        {0, 2, 2.8, 2, 0.4, 0, 0.4, 2, 2.8, 2.2, 1, 0}, // 3: two bows
        {2.8, 1.8, 0.8, -0.2, -1.2, -1.2, -1.2, -1.2, 2.8, 2.8, -2.8, -2.8}, // 4: down, across, a stem
        {-2.2, -2.2, -2.2, 0, 0.4, 1.6, 2.4, 2.6, 2.2, 1.2, 0, -1}, // 5: a bar, a belly
        {-0.6, -1.4, -2.2, -2.6, -2.8, -1.6, 0.8, 1.8, 1.8, 0.8, -0.4, -1.4}, // 6: a bow down, a small one up
        {2.6, 2.6, 2.6, 2.6, 2, 1.4, 0.8, 0.2, -0.4, -1, -1.6, -2.2}, // 7: a roof, a slope
        {0, 1.6, 2.2, 1.6, 0, -1.6, -2.4, -1.6, 0, 1.6, 2.2, 1.6}, // 8: a wave
        {0.8, 2, 2.4, 1.6, 0.8, 2.4, 1.2, 0, -1, -1.8, -2.4, -2.6}, // 9: a loop, a tail
    };

    private Signals() {}

    /**
     * Returns signals of the ten classes in turn, 0, 1, ..., 9, 0, ...
     *
     * @param count how many, N
     * @param seed  decides all; a larger set begins with the smaller one
     * @return x (N, 40, 1): sequences of 40 steps with one feature
     * @throws IllegalArgumentException if count is less than 1
     */
    public static LabelledData digits(int count, long seed) {
        Counts.require("count", count, 1);
        Random random = new Random(seed);
        Tensor x = Tensor.zeros(count, LENGTH, 1);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % TEMPLATES.length;
            double[] signal = signal(TEMPLATES[labels[n]], random);
            System.arraycopy(signal, 0, x.data(), n * LENGTH, LENGTH);
        }
        return LabelledData.of(x, labels, Glyphs.DIGITS);
    }

    /** Returns the ten templates (10, 12), what the signals are made of. */
    public static Tensor templates() {
        return Tensor.matrix(TEMPLATES);
    }

    private static double[] signal(double[] template, Random random) {
        int padding = 36 + random.nextInt(25);
        double scale = 1 + 0.4 * random.nextGaussian();
        int shift = random.nextInt(padding + 1);
        double slope = 0.75 * (random.nextDouble() - 0.5);
        double[] smooth = smoothNoise(random);
        double[] signal = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            // The place in the template that sample t looks at.
            double place = (double) t / (LENGTH - 1) * (POINTS + padding - 1) - shift;
            double along = 2.0 * t / (LENGTH - 1) - 1;
            signal[t] = scale * at(template, place) + slope * along + smooth[t] + 0.02 * random.nextGaussian();
        }
        return signal;
    }

    /** Returns the template between its points, and 0 beside it. */
    private static double at(double[] template, double place) {
        int k = (int) StrictMath.floor(place);
        double part = place - k;
        double left = k >= 0 && k < POINTS ? template[k] : 0;
        double right = k + 1 >= 0 && k + 1 < POINTS ? template[k + 1] : 0;
        return (1 - part) * left + part * right;
    }

    /** Returns noise of standard deviation 1/4 whose neighbours are alike: means of five normal numbers side by side. */
    private static double[] smoothNoise(Random random) {
        double[] fine = new double[LENGTH + 4];
        for (int t = 0; t < fine.length; t++) {
            fine[t] = random.nextGaussian();
        }
        double[] smooth = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            double sum = 0;
            for (int k = 0; k < 5; k++) {
                sum += fine[t + k];
            }
            smooth[t] = 0.25 * sum / StrictMath.sqrt(5);
        }
        return smooth;
    }
}
