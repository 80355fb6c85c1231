package parallax.nn.loss;

import parallax.nn.NaiveBackend;
import parallax.nn.activation.NaiveLogSoftmax;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link CrossEntropy}.
 *
 * @param ignored   the label of rows that do not count
 * @param smoothing ε, from 0 to 1
 */
public record NaiveCrossEntropy(int ignored, double smoothing) implements CrossEntropy<Tensor> {
    /** Checks the smoothing. */
    public NaiveCrossEntropy {
        Labels.requireSmoothing(smoothing);
    }

    /** Makes the plain one: no smoothing. */
    public NaiveCrossEntropy() {
        this(IGNORED, 0);
    }

    @Override
    public double forward(Tensor x, int[] labels) {
        Labels z = Labels.of(new NaiveBackend(), x, labels, ignored);
        Tensor logP = new NaiveLogSoftmax(1).forward(x);
        double sum = 0;
        for (int n = 0; n < z.rows(); n++) {
            if (labels[n] != ignored) {
                for (int k = 0; k < z.classes(); k++) {
                    sum -= target(k, labels[n], z.classes()) * logP.get(n, k);
                }
            }
        }
        return sum / z.counted();
    }

    @Override
    public Tensor backward(Tensor x, int[] labels, double dLoss) {
        Labels z = Labels.of(new NaiveBackend(), x, labels, ignored);
        Tensor logP = new NaiveLogSoftmax(1).forward(x);
        Tensor dx = Tensor.zeros(z.rows(), z.classes());
        for (int n = 0; n < z.rows(); n++) {
            if (labels[n] != ignored) {
                for (int k = 0; k < z.classes(); k++) {
                    // of  sum −= Σ(l) q[l] · logP[n,l]:  ∂logP[n,l]/∂x[n,k] = [l = k] − p[n,k], and Σ(l) q[l] = 1
                    double p = Math.exp(logP.get(n, k));
                    dx.set(dLoss / z.counted() * (p - target(k, labels[n], z.classes())), n, k);
                }
            }
        }
        return dx;
    }

    /** Returns q. */
    private double target(int k, int label, int classes) {
        return (k == label ? 1 - smoothing : 0) + smoothing / classes;
    }
}
