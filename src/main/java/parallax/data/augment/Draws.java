package parallax.data.augment;

import java.util.random.RandomGenerator;
import parallax.tensor.Arguments;

/** What augmentation leaves to chance, drawn from a generator that is given: numbers, before any image is touched. */
public final class Draws {
    private Draws() {}

    /**
     * Returns n answers, each true with the given probability: one draw of {@code nextDouble} each.
     *
     * @throws IllegalArgumentException if n is negative, or probability not from 0 to 1
     */
    public static boolean[] flips(int n, double probability, RandomGenerator random) {
        requireDraws(n, random);
        requireProbability("probability", probability);
        boolean[] flips = new boolean[n];
        for (int k = 0; k < n; k++) {
            flips[k] = random.nextDouble() < probability;
        }
        return flips;
    }

    /**
     * Returns n whole numbers from low to high, both included, equally likely.
     *
     * @throws IllegalArgumentException if n is negative, or high below low
     */
    public static int[] places(int n, int low, int high, RandomGenerator random) {
        requireDraws(n, random);
        if (high < low) {
            throw new IllegalArgumentException("places from " + low + " to " + high + ": there are none");
        }
        int[] places = new int[n];
        for (int k = 0; k < n; k++) {
            // The bound behind the largest int is none.
            places[k] =
                    high < Integer.MAX_VALUE ? random.nextInt(low, high + 1) : (int) random.nextLong(low, high + 1L);
        }
        return places;
    }

    /**
     * Returns n angles from −most to most degrees, equally likely.
     *
     * @throws IllegalArgumentException if n is negative, or most negative or not finite
     */
    public static double[] angles(int n, double most, RandomGenerator random) {
        requireDraws(n, random);
        requireAngle(most);
        double[] angles = new double[n];
        for (int k = 0; k < n; k++) {
            angles[k] = most * (2 * random.nextDouble() - 1);
        }
        return angles;
    }

    /**
     * Returns a number from 0 to 1 that is Beta(a, b) distributed: X / (X + Y), with X ~ Gamma(a) and Y ~ Gamma(b).
     *
     * @throws IllegalArgumentException if a or b is not above 0 and finite
     */
    public static double beta(double a, double b, RandomGenerator random) {
        Arguments.given("random", random);
        requirePositive("a", a);
        requirePositive("b", b);
        // Both so small, their quotient alone matters: the number is 0 or 1. The logarithms below must not both be
        // infinite.
        double up = Math.max(a, b) < 1e-300 ? 1e20 : 1;
        double x = logGamma(a * up, random);
        double y = logGamma(b * up, random);
        // By logarithms, as a gamma number of a small parameter is often too small for a double: both would be 0.
        return 1 / (1 + StrictMath.exp(y - x));
    }

    /**
     * Returns the logarithm of a Gamma(a) distributed number.
     *
     * <p>G. Marsaglia and W. Tsang, "A Simple Method for Generating Gamma Variables" (2000): for a ≥ 1 a squeezed cube of a normal number,
     * taken or drawn again; for a &lt; 1 that of a + 1 times U^(1/a).
     */
    private static double logGamma(double a, RandomGenerator random) {
        if (a < 1) {
            double u = 1 - random.nextDouble(); // above 0
            return logGamma(a + 1, random) + StrictMath.log(u) / a;
        }
        double d = a - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            double v = root * root * root;
            double u = 1 - random.nextDouble();
            if (v > 0 && StrictMath.log(u) < normal * normal / 2 + d - d * v + d * StrictMath.log(v)) {
                return StrictMath.log(d * v);
            }
        }
    }

    /**
     * Returns CutMix's box for λ: its centre anywhere in the image, its sides √(1 − λ) of the image's, cut off where it leaves the image.
     *
     * <p>So its area is at most 1 − λ of the image's; the share that counts is {@link Box#keptShare}.
     *
     * @throws IllegalArgumentException if the image is empty, or lambda not from 0 to 1
     */
    public static Box box(int height, int width, double lambda, RandomGenerator random) {
        Arguments.given("random", random);
        ImageSizes.requireWindow(height, width);
        requireProbability("lambda", lambda);
        double side = Math.sqrt(1 - lambda);
        int rows = (int) (height * side);
        int columns = (int) (width * side);
        int centreRow = random.nextInt(height);
        int centreColumn = random.nextInt(width);
        int top = Math.max(0, centreRow - rows / 2);
        int left = Math.max(0, centreColumn - columns / 2);
        int bottom = Math.min(height, centreRow - rows / 2 + rows);
        int right = Math.min(width, centreColumn - columns / 2 + columns);
        return new Box(top, left, bottom - top, right - left);
    }

    static void requireAngle(double most) {
        if (!(most >= 0 && most < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the largest angle must be at least 0 and finite, is " + most);
        }
    }

    private static void requireDraws(int n, RandomGenerator random) {
        Arguments.given("random", random);
        if (n < 0) {
            throw new IllegalArgumentException("n must be at least 0, is " + n);
        }
    }

    static void requireProbability(String name, double value) {
        // Said so that NaN is rejected too.
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, is " + value);
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, is " + value);
        }
    }
}
