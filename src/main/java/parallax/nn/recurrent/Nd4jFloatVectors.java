package parallax.nn.recurrent;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link Nd4jVectors} in single precision.
 *
 * <p><b>tanh</b> is made of products and one quotient alone, as Java's own takes 20 ns and cannot be made of vector instructions:
 * J. Lambert's continued fraction x / (1 + x² / (3 + x² / (5 + …))) (1768) to 13, at a quarter of x, then twice tanh 2u = 2 tanh u / (1 + tanh² u).
 * It is off by at most 6 units in the last place. The sigmoid is ½ + ½ tanh(x/2), and so right to 2e-7 of 1, not of itself.
 */
final class Nd4jFloatVectors implements Nd4jVectors<float[]> {
    // Beyond it the nearest number to tanh is 1.
    private static final float LARGEST = 9.1f;

    @Override
    public float[] zeros(int length) {
        return new float[length];
    }

    @Override
    public Rows<float[]> rows(INDArray a) {
        return new FloatRows(a, a.data().asNioFloat());
    }

    @Override
    public void sigmoid(float[] v) {
        for (int k = 0; k < v.length; k++) {
            v[k] = 0.5f + 0.5f * tanh(0.5f * v[k]);
        }
    }

    @Override
    public void tanh(float[] v, float[] to) {
        for (int k = 0; k < v.length; k++) {
            to[k] = tanh(v[k]);
        }
    }

    @Override
    public void relu(float[] v) {
        for (int k = 0; k < v.length; k++) {
            v[k] = Math.max(0, v[k]);
        }
    }

    @Override
    public void sigmoidBackward(float[] y, float[] d) {
        for (int k = 0; k < d.length; k++) {
            d[k] *= y[k] * (1 - y[k]);
        }
    }

    @Override
    public void tanhBackward(float[] y, float[] d) {
        for (int k = 0; k < d.length; k++) {
            d[k] *= 1 - y[k] * y[k];
        }
    }

    @Override
    public void reluBackward(float[] y, float[] d) {
        for (int k = 0; k < d.length; k++) {
            d[k] = y[k] > 0 ? d[k] : 0;
        }
    }

    @Override
    public void add(float[] v, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += v[k];
        }
    }

    @Override
    public void multiply(float[] u, float[] v, float[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = u[k] * v[k];
        }
    }

    @Override
    public void addProduct(float[] u, float[] v, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += u[k] * v[k];
        }
    }

    @Override
    public void blend(float[] z, float[] n, float[] h) {
        for (int k = 0; k < h.length; k++) {
            h[k] = (1 - z[k]) * n[k] + z[k] * h[k];
        }
    }

    @Override
    public void blendBackward(float[] d, float[] z, float[] n, float[] h, float[] dz, float[] dn, float[] dh) {
        for (int k = 0; k < d.length; k++) {
            dz[k] = d[k] * (h[k] - n[k]);
            dn[k] = d[k] * (1 - z[k]);
            dh[k] = d[k] * z[k];
        }
    }

    private static float tanh(float x) {
        float u = 0.25f * Math.max(-LARGEST, Math.min(LARGEST, x));
        float s = u * u;
        float p = u * (135135 + s * (17325 + s * (378 + s)));
        float q = 135135 + s * (62370 + s * (3150 + s * 28));
        float p2 = 2 * p * q; // p2 / q2 = tanh 2u
        float q2 = q * q + p * p;
        // Rounding may carry it beyond 1, where no gate may be.
        return Math.max(-1, Math.min(1, 2 * p2 * q2 / (q2 * q2 + p2 * p2)));
    }

    // The buffer does not keep the array's memory from being freed, so the array must be reachable after each use.
    private record FloatRows(INDArray array, FloatBuffer entries) implements Rows<float[]> {
        @Override
        public void read(int from, float[] into) {
            read(from, into, 0, into.length);
        }

        @Override
        public void read(int from, float[] into, int at, int length) {
            try {
                entries.get(from, into, at, length);
            } finally {
                Reference.reachabilityFence(array);
            }
        }

        @Override
        public void write(float[] vector, int to) {
            write(vector, 0, to, vector.length);
        }

        @Override
        public void write(float[] vector, int at, int to, int length) {
            try {
                entries.put(to, vector, at, length);
            } finally {
                Reference.reachabilityFence(array);
            }
        }
    }
}
