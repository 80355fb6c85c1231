package parallax.nn.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jFloats;
import parallax.nn.Nd4jRanges;

/**
 * GELU in FLOAT, in Java: ND4J's erf alone takes 8 times as long.
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
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
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
                float size = Math.abs(block[k]);
                block[k] = 0.5f * (block[k] + size) - size * tail(size);
            }
            out.write(start, block, count);
        }
    }

    /**
     * Sets d = Φ(x) + x · φ(x). Written without functions that would keep the loop from becoming vector instructions.
     *
     * @param bell exp(−x²/2)
     */
    static void derivative(INDArray x, INDArray bell, INDArray d) {
        Nd4jRanges.each(x.length(), 1, (from, to) -> derivative(x, bell, d, from, to));
    }

    private static void derivative(INDArray x, INDArray bell, INDArray d, long from, long to) {
        Nd4jFloats in = new Nd4jFloats(x);
        Nd4jFloats bells = new Nd4jFloats(bell);
        Nd4jFloats out = new Nd4jFloats(d);
        float[] block = new float[Nd4jFloats.BLOCK];
        float[] e = new float[Nd4jFloats.BLOCK];
        for (long start = from; start < to; start += block.length) {
            int count = (int) Math.min(block.length, to - start);
            in.read(start, block, count);
            bells.read(start, e, count);
            for (int k = 0; k < count; k++) {
                // Φ(x) = ½ + sign(x) · (½ − tail); near 0, where this sign is a slope, ½ − tail is 0.
                float sign = Math.max(-1, Math.min(1, block[k] * 1e20f));
                float middle = 0.5f - tail(Math.abs(block[k]));
                block[k] = 0.5f + sign * middle + block[k] * DENSITY * e[k];
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
}
