package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Nd4jFloatVectorsTest {
    private static final Nd4jFloatVectors VECTORS = new Nd4jFloatVectors();

    // Small ones of all sizes, and all up to where both functions have reached their limits.
    private static float[] arguments() {
        float[] x = new float[800_000];
        for (int k = 0; k < x.length / 2; k++) {
            x[2 * k] = (k - 200_000) / 10_000f;
            x[2 * k + 1] = (float) Math.pow(10, -k / 50_000.0) * (k % 2 == 0 ? 1 : -1);
        }
        return x;
    }

    @Test
    void tanhIsOffBySixUnitsInTheLastPlace() {
        float[] x = arguments();
        float[] y = new float[x.length];
        VECTORS.tanh(x, y);
        for (int k = 0; k < x.length; k++) {
            double expected = Math.tanh(x[k]);
            assertTrue(Math.abs(y[k] - expected) <= 6 * Math.ulp((float) expected), x[k] + ": " + y[k]);
            assertTrue(Math.abs(y[k]) <= 1, x[k] + ": " + y[k]);
        }
    }

    @Test
    void sigmoidIsRightToTwoTenMillionths() {
        float[] x = arguments();
        float[] y = x.clone();
        VECTORS.sigmoid(y);
        for (int k = 0; k < x.length; k++) {
            assertTrue(Math.abs(y[k] - 1 / (1 + Math.exp(-x[k]))) <= 2e-7, x[k] + ": " + y[k]);
            assertTrue(y[k] >= 0 && y[k] <= 1, x[k] + ": " + y[k]);
        }
    }

    @Test
    void farOutBothAreAtTheirLimits() {
        float[] x = {1000, -1000, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        float[] y = new float[x.length];
        VECTORS.tanh(x, y);
        assertArrayEquals(new float[] {1, -1, 1, 1, -1}, y);
        VECTORS.sigmoid(x);
        assertArrayEquals(new float[] {1, 0, 1, 1, 0}, x);
    }
}
