package parallax.nn.recurrent;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Nd4jVectors} in double precision: {@link Nd4jFloatVectors}' loops, but with Java's own functions, which are exact. */
final class Nd4jDoubleVectors implements Nd4jVectors<double[]> {
    @Override
    public double[] zeros(int length) {
        return new double[length];
    }

    @Override
    public Rows<double[]> rows(INDArray a) {
        return new DoubleRows(a, a.data().asNioDouble());
    }

    @Override
    public void sigmoid(double[] v) {
        for (int k = 0; k < v.length; k++) {
            v[k] = 1 / (1 + Math.exp(-v[k]));
        }
    }

    @Override
    public void tanh(double[] v, double[] to) {
        for (int k = 0; k < v.length; k++) {
            to[k] = Math.tanh(v[k]);
        }
    }

    @Override
    public void relu(double[] v) {
        for (int k = 0; k < v.length; k++) {
            v[k] = Math.max(0, v[k]);
        }
    }

    @Override
    public void sigmoidBackward(double[] y, double[] d) {
        for (int k = 0; k < d.length; k++) {
            d[k] *= y[k] * (1 - y[k]);
        }
    }

    @Override
    public void tanhBackward(double[] y, double[] d) {
        for (int k = 0; k < d.length; k++) {
            d[k] *= 1 - y[k] * y[k];
        }
    }

    @Override
    public void reluBackward(double[] y, double[] d) {
        for (int k = 0; k < d.length; k++) {
            d[k] = y[k] > 0 ? d[k] : 0;
        }
    }

    @Override
    public void add(double[] v, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += v[k];
        }
    }

    @Override
    public void multiply(double[] u, double[] v, double[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = u[k] * v[k];
        }
    }

    @Override
    public void addProduct(double[] u, double[] v, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += u[k] * v[k];
        }
    }

    @Override
    public void blend(double[] z, double[] n, double[] h) {
        for (int k = 0; k < h.length; k++) {
            h[k] = (1 - z[k]) * n[k] + z[k] * h[k];
        }
    }

    @Override
    public void blendBackward(double[] d, double[] z, double[] n, double[] h, double[] dz, double[] dn, double[] dh) {
        for (int k = 0; k < d.length; k++) {
            dz[k] = d[k] * (h[k] - n[k]);
            dn[k] = d[k] * (1 - z[k]);
            dh[k] = d[k] * z[k];
        }
    }

    // The buffer does not keep the array's memory from being freed, so the array must be reachable after each use.
    private record DoubleRows(INDArray array, DoubleBuffer entries) implements Rows<double[]> {
        @Override
        public void read(int from, double[] into) {
            read(from, into, 0, into.length);
        }

        @Override
        public void read(int from, double[] into, int at, int length) {
            try {
                entries.get(from, into, at, length);
            } finally {
                Reference.reachabilityFence(array);
            }
        }

        @Override
        public void write(double[] vector, int to) {
            write(vector, 0, to, vector.length);
        }

        @Override
        public void write(double[] vector, int at, int to, int length) {
            try {
                entries.put(to, vector, at, length);
            } finally {
                Reference.reachabilityFence(array);
            }
        }
    }
}
