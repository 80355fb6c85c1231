package parallax.nn.norm;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jFloats;
import parallax.nn.Nd4jRanges;

/**
 * {@link LayerNorm} in FLOAT, a row at a time in Java: all of a row's sums and quotients while it is in the cache.
 *
 * <p>Sums of a row are kept in four parts, as an addition must wait for the one before it, and in double, which costs nothing here.
 */
final class Nd4jFloatLayerNorm {
    private final int features;
    private final double eps;
    private final float[] gamma;

    /** Takes γ, of D entries. */
    Nd4jFloatLayerNorm(INDArray gamma, double eps) {
        this.gamma = gamma.toFloatVector();
        this.eps = eps;
        features = this.gamma.length;
    }

    /** Computes y, (rows, D) as x; both row-major. */
    void forward(INDArray x, INDArray beta, INDArray y) {
        float[] shift = beta.toFloatVector();
        Nd4jRanges.each(x.length() / features, features, (from, to) -> forward(x, shift, y, from, to));
    }

    private void forward(INDArray x, float[] shift, INDArray y, long from, long to) {
        float[] row = new float[features];
        Nd4jFloats in = new Nd4jFloats(x);
        Nd4jFloats out = new Nd4jFloats(y);
        for (long start = from * features; start < to * features; start += features) {
            in.read(start, row, features);
            standardise(row);
            for (int d = 0; d < features; d++) {
                row[d] = gamma[d] * row[d] + shift[d];
            }
            out.write(start, row, features);
        }
    }

    /** Computes dx (rows, D), and dγ and dβ (D); x and dy are row-major, and all results. */
    void backward(INDArray x, INDArray dy, INDArray dx, INDArray dGamma, INDArray dBeta) {
        float[][] sums =
                Nd4jRanges.collect(x.length() / features, features, (from, to) -> backward(x, dy, dx, from, to))
                        .stream()
                        .reduce(Nd4jFloatLayerNorm::plus)
                        .orElseThrow();
        new Nd4jFloats(dGamma).write(0, sums[0], features);
        new Nd4jFloats(dBeta).write(0, sums[1], features);
    }

    private static float[][] plus(float[][] a, float[][] b) {
        for (int k = 0; k < a.length; k++) {
            for (int d = 0; d < a[k].length; d++) {
                a[k][d] += b[k][d];
            }
        }
        return a;
    }

    // Returns what these rows add to dγ and dβ.
    private float[][] backward(INDArray x, INDArray dy, INDArray dx, long from, long to) {
        float[] gammaSum = new float[features];
        float[] betaSum = new float[features];
        float[] hat = new float[features];
        float[] g = new float[features];
        Nd4jFloats in = new Nd4jFloats(x);
        Nd4jFloats up = new Nd4jFloats(dy);
        Nd4jFloats out = new Nd4jFloats(dx);
        for (long start = from * features; start < to * features; start += features) {
            in.read(start, hat, features);
            up.read(start, g, features);
            float inverse = standardise(hat);
            for (int d = 0; d < features; d++) {
                gammaSum[d] += g[d] * hat[d];
                betaSum[d] += g[d];
                g[d] *= gamma[d];
            }
            float mean = (float) (sum(g) / features);
            float meanHat = (float) (dot(g, hat) / features);
            for (int d = 0; d < features; d++) {
                g[d] = (g[d] - mean - hat[d] * meanHat) * inverse;
            }
            out.write(start, g, features);
        }
        return new float[][] {gammaSum, betaSum};
    }

    // Turns x into x̂, and returns 1 / √(σ² + ε).
    private float standardise(float[] x) {
        float mean = (float) (sum(x) / features);
        for (int d = 0; d < features; d++) {
            x[d] -= mean;
        }
        float inverse = (float) (1 / Math.sqrt(dot(x, x) / features + eps));
        for (int d = 0; d < features; d++) {
            x[d] *= inverse;
        }
        return inverse;
    }

    private double sum(float[] a) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int d = 0;
        for (; d + 3 < features; d += 4) {
            s0 += a[d];
            s1 += a[d + 1];
            s2 += a[d + 2];
            s3 += a[d + 3];
        }
        for (; d < features; d++) {
            s0 += a[d];
        }
        return s0 + s1 + (s2 + s3);
    }

    private double dot(float[] a, float[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int d = 0;
        for (; d + 3 < features; d += 4) {
            s0 += a[d] * b[d];
            s1 += a[d + 1] * b[d + 1];
            s2 += a[d + 2] * b[d + 2];
            s3 += a[d + 3] * b[d + 3];
        }
        for (; d < features; d++) {
            s0 += a[d] * b[d];
        }
        return s0 + s1 + (s2 + s3);
    }
}
