package parallax.data;

import java.util.Random;

/**
 * How one glyph is written: where its strokes lie on the sheet, how they bend, how thick the pen is.
 */
final class Handwriting {
    /** The glyph's square, 0 to 1 both ways, to pixels: {a, b, c, d}, x' = a x + b y, y' = c x + d y. */
    private final double[] matrix;

    /** {x, y} in pixels: where the middle of the square comes to lie. */
    private final double[] centre;

    /** Four waves {amplitude, phase}, two along x and two along y. */
    private final double[][] bend = new double[4][];

    private final double radius;
    private final double brightness;

    /** Draws how to write on a sheet of side x side pixels. */
    Handwriting(int side, Random random) {
        double height = side * between(0.58, 0.75, random);
        double width = height * between(0.5, 0.85, random);
        double slant = 0.12 + 0.14 * random.nextGaussian();
        double turn = 0.09 * random.nextGaussian();
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        // The turn after the slant after the scaling.
        matrix = new double[] {
            cos * width, -cos * slant * height - sin * height, sin * width, -sin * slant * height + cos * height
        };
        centre = new double[] {
            (side - 1) / 2.0 + side * between(-0.06, 0.06, random),
            (side - 1) / 2.0 + side * between(-0.06, 0.06, random)
        };
        for (int k = 0; k < bend.length; k++) {
            bend[k] = new double[] {0.03 * random.nextGaussian(), 2 * StrictMath.PI * random.nextDouble()};
        }
        radius = side * between(0.028, 0.062, random);
        brightness = between(0.65, 1, random);
    }

    /** Returns the pen's radius, in pixels. */
    double radius() {
        return radius;
    }

    /** Returns how bright the ink is, up to 1. */
    double brightness() {
        return brightness;
    }

    /** Returns where a path's points {x, y, x, y, ...} of the glyph's square come to lie on the sheet. */
    double[] path(double[] points) {
        double[] path = new double[points.length];
        for (int k = 0; k < points.length; k += 2) {
            double x = points[k] + wave(bend[0], 5, points[k + 1]) + wave(bend[1], 9, points[k + 1]) - 0.5;
            double y = points[k + 1] + wave(bend[2], 5, points[k]) + wave(bend[3], 9, points[k]) - 0.5;
            path[k] = centre[0] + matrix[0] * x + matrix[1] * y;
            path[k + 1] = centre[1] + matrix[2] * x + matrix[3] * y;
        }
        return path;
    }

    private static double wave(double[] wave, double frequency, double at) {
        return wave[0] * StrictMath.sin(frequency * at + wave[1]);
    }

    private static double between(double low, double high, Random random) {
        return low + (high - low) * random.nextDouble();
    }
}
