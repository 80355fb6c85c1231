package parallax.data;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import parallax.tensor.Tensor;

/**
 * Images of handwritten-looking digits, drawn here from a seed.
 *
 * <p>No font is asked for, as another machine has others or none: each digit is one of several ways to write it
 * ({@link GlyphStrokes}), a few pen strokes, of varied size, width, slant, turn, place, bend, thickness and brightness, and some noise
 * is added. A pixel's brightness is how far it lies inside of the stroke, by its distance d to the pen's path and the pen's radius r:
 *
 * <pre>v = clamp(r + 1/2 − d, 0, 1)</pre>
 *
 * <p>so the same seed gives the same images everywhere, to the bit. The digits go round: 0, 1, ..., 9, 0, 1, ...; every beginning of
 * the set is as balanced as can be, and a larger set with the same seed begins with the smaller one.
 */
public final class Glyphs {
    /** The classes: "0" to "9". */
    public static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private static final double NOISE = 0.06;

    private Glyphs() {}

    /**
     * Returns digits of 28 x 28 pixels, as MNIST's are.
     *
     * @param count how many, N
     * @param seed  decides all
     * @return x (N, 1, 28, 28), entries from 0 (paper, black) to 1 (ink, white)
     * @throws IllegalArgumentException if count is less than 1
     */
    public static LabelledData digits(int count, long seed) {
        return digits(count, 28, seed);
    }

    /**
     * Returns digits of any size; smaller ones train faster.
     *
     * @param count how many, N
     * @param side  S, the height and width in pixels
     * @param seed  decides all
     * @return x (N, 1, S, S)
     * @throws IllegalArgumentException if count is less than 1, or side less than 8
     */
    public static LabelledData digits(int count, int side, long seed) {
        Counts.require("count", count, 1);
        Counts.require("side", side, 8);
        Random random = new Random(seed);
        Tensor x = Tensor.zeros(count, 1, side, side);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % 10;
            double[] image = draw(labels[n], side, random);
            System.arraycopy(image, 0, x.data(), n * side * side, side * side);
        }
        return LabelledData.of(x, labels, DIGITS);
    }

    private static double[] draw(int digit, int side, Random random) {
        List<double[][]> ways = GlyphStrokes.of(digit);
        double[][] strokes = ways.get(random.nextInt(ways.size()));
        Handwriting hand = new Handwriting(side, random);
        double[] distance = new double[side * side];
        Arrays.fill(distance, Double.MAX_VALUE);
        for (double[] stroke : strokes) {
            double[] path = hand.path(GlyphStrokes.curve(stroke));
            for (int k = 0; k + 3 < path.length; k += 2) {
                approach(distance, side, hand.radius() + 1, path[k], path[k + 1], path[k + 2], path[k + 3]);
            }
        }
        double[] image = new double[side * side];
        for (int k = 0; k < image.length; k++) {
            double ink = hand.brightness() * clamp(hand.radius() + 0.5 - StrictMath.sqrt(distance[k]));
            image[k] = clamp(ink + NOISE * random.nextGaussian());
        }
        return image;
    }

    /**
     * Lowers each pixel's squared distance to that from the segment (x0, y0) to (x1, y1), where it is nearer; pixels farther than
     * {@code reach} from it, where the pen leaves nothing, may be left out.
     */
    private static void approach(
            double[] distance, int side, double reach, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        int bottom = (int) Math.min(side - 1, Math.max(y0, y1) + reach);
        int right = (int) Math.min(side - 1, Math.max(x0, x1) + reach);
        for (int i = (int) Math.max(0, Math.min(y0, y1) - reach); i <= bottom; i++) {
            for (int j = (int) Math.max(0, Math.min(x0, x1) - reach); j <= right; j++) {
                double along = length == 0 ? 0 : clamp(((j - x0) * dx + (i - y0) * dy) / length);
                double u = j - x0 - along * dx;
                double v = i - y0 - along * dy;
                distance[i * side + j] = Math.min(distance[i * side + j], u * u + v * v);
            }
        }
    }

    private static double clamp(double v) {
        return Math.max(0, Math.min(1, v));
    }
}
