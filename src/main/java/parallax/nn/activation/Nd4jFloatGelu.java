package parallax.nn.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jFloats;
import parallax.nn.Nd4jRanges;

/**
 * GELU in FLOAT, in Java: ND4J's erf alone takes 8 times as long, and its exp longer than the whole derivative.
 *
 * <p>The tail of the normal distribution, 1 − Φ(z) for z ≥ 0, is ½ (1 + a₁ t + … + a₆ t⁶)⁻¹⁶ with t = z/√2, up to 1.5e-7: M. Abramowitz and I.
 * Stegun, "Handbook of mathematical functions" (1964), 7.1.28. It has no exponential, so loops over it become vector
 * instructions, and no difference, so it is right far out.
 */
final class Nd4jFloatGelu {
    private static final float A1 = (float) 0.0705230784;
    private static final float A2 = (float) 0.0422820123;
    private static final float A3 = (float) 0.0092705272;
    private static final float A4 = (float) 0.0001520143;
    private static final float A5 = (float) 0.0002765672;
    private static final float A6 = (float) 0.0000430638;
    private static final float E2 = 1f / 2;
    private static final float E3 = 1f / 6;
    private static final float E4 = 1f / 24;
    private static final float E5 = 1f / 120;
    private static final float E6 = 1f / 720;
    private static final float E7 = 1f / 5040;
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    /** Where tail and density, computed in FLOAT, are 0, and so their products with x: but 0 · ∞ would be NaN. */
    private static final float FAR = 30;

    private static final float DENSITY = (float) (1 / Math.sqrt(2 * Math.PI));

    private Nd4jFloatGelu() {}

    /** Sets y = x · Φ(x) = max(0, x) − |x| · tail(|x|). */
    static void value(INDArray x, INDArray y) {
        Nd4jRanges.each(x.length(), 1, (from, to) -> value(x, y, from, to));
    }

    private static void value(INDArray x, INDArray y, long from, long to) {
        Nd4jFloats in = new Nd4jFloats(x);
        Nd4jFloats out = new Nd4jFloats(y);
        float[] block = new float[Nd4jFloats.BLOCK];
        for (long start = from; start < to; start += block.length) {
            int count = (int) Math.min(block.length, to - start);
            in.read(start, block, count);
            for (int k = 0; k < count; k++) {
                float size = Math.min(FAR, Math.abs(block[k]));
                block[k] = Math.max(0, block[k]) - size * tail(size);
            }
            out.write(start, block, count);
        }
    }

    /** Sets d = Φ(x) + x · φ(x). Written without functions that would keep the loop from becoming vector instructions. */
    static void derivative(INDArray x, INDArray d) {
        Nd4jRanges.each(x.length(), 1, (from, to) -> derivative(x, d, from, to));
    }

    private static void derivative(INDArray x, INDArray d, long from, long to) {
        Nd4jFloats in = new Nd4jFloats(x);
        Nd4jFloats out = new Nd4jFloats(d);
        float[] block = new float[Nd4jFloats.BLOCK];
        float[] slopes = new float[Nd4jFloats.BLOCK];
        for (long start = from; start < to; start += block.length) {
            int count = (int) Math.min(block.length, to - start);
            in.read(start, block, count);
            // Two loops: one of both formulas is too long to become vector instructions.
            for (int k = 0; k < count; k++) {
                float near = Math.max(-FAR, Math.min(FAR, block[k]));
                slopes[k] = near * density(near);
            }
            for (int k = 0; k < count; k++) {
                // Φ(x) = ½ + sign(x) · (½ − tail); near 0, where this sign is a slope, ½ − tail is 0.
                float sign = Math.max(-1, Math.min(1, block[k] * 1e20f));
                float middle = 0.5f - tail(Math.abs(block[k]));
                block[k] = 0.5f + sign * middle + slopes[k];
            }
            out.write(start, block, count);
        }
    }

    private static float tail(float z) {
        float t = z * ROOT_HALF;
        float sum = 1 + t * (A1 + t * (A2 + t * (A3 + t * (A4 + t * (A5 + t * A6)))));
        float power2 = sum * sum;
        float power4 = power2 * power2;
        float power8 = power4 * power4;
        return 0.5f / (power8 * power8);
    }

    // φ(z) = exp(−z²/2) / √2π, up to 3e-8: the exponential of v = z²/16 by its series up to v⁷, of positive terms, and
    // that to the power −8.
    private static float density(float z) {
        float v = z * z * 0.0625f;
        float e = 1 + v * (1 + v * (E2 + v * (E3 + v * (E4 + v * (E5 + v * (E6 + v * E7))))));
        float power2 = e * e;
        float power4 = power2 * power2;
        return DENSITY / (power4 * power4);
    }
}
