package parallax.exercise.encoder;

import parallax.nn.norm.LayerNorm;
import parallax.nn.norm.NormGradients;
import parallax.tensor.Tensor;

/**
 * Normalisation of (B, T, E) over the features of each token, which is layer normalisation, or over something else, which is a
 * mistake; forward and backward, so that a network can be trained with the mistake.
 *
 * <pre>y = γ · (x − μ) / √(σ² + ε) + β,  μ and σ² over all entries of a group</pre>
 */
public enum NormOver {
    /** The features of a token: right. */
    FEATURES {
        @Override
        int group(int b, int t, int e, Tensor x) {
            return b * x.size(1) + t;
        }
    },
    /** All sentences of the batch, for each place and feature. */
    BATCH {
        @Override
        int group(int b, int t, int e, Tensor x) {
            return t * x.size(2) + e;
        }
    },
    /** All tokens of a sentence, for each feature. */
    TOKENS {
        @Override
        int group(int b, int t, int e, Tensor x) {
            return b * x.size(2) + e;
        }
    },
    /** All tokens and features of a sentence. */
    SENTENCE {
        @Override
        int group(int b, int t, int e, Tensor x) {
            return b;
        }
    };

    abstract int group(int b, int t, int e, Tensor x);

    /** Returns the group of each entry of x (B, T, E). */
    int[] groups(Tensor x) {
        int[] groups = new int[x.length()];
        int k = 0;
        for (int b = 0; b < x.size(0); b++)
            for (int t = 0; t < x.size(1); t++)
                for (int e = 0; e < x.size(2); e++) {
                    groups[k++] = group(b, t, e, x);
                }
        return groups;
    }

    /** Returns the normalisation, to be put into a network of arrays (B, T, E). */
    public LayerNorm<Tensor> norm(double eps) {
        return new Norm(this, eps);
    }

    private record Norm(NormOver over, double eps) implements LayerNorm<Tensor> {
        @Override
        public Tensor forward(Tensor x, Tensor gamma, Tensor beta) {
            Groups groups = new Groups(over.groups(x), x);
            double[] std = groups.std(x, eps);
            Tensor y = groups.hat(x, std);
            for (int k = 0; k < y.length(); k++) {
                int e = k % x.size(2);
                y.data()[k] = gamma.get(e) * y.data()[k] + beta.get(e);
            }
            return y;
        }

        @Override
        public NormGradients<Tensor> backward(Tensor x, Tensor gamma, Tensor dy) {
            Groups groups = new Groups(over.groups(x), x);
            double[] std = groups.std(x, eps);
            Tensor hat = groups.hat(x, std);
            Tensor g = Tensor.zeros(x.shape());
            Tensor product = Tensor.zeros(x.shape());
            Tensor dGamma = Tensor.zeros(x.size(2));
            Tensor dBeta = Tensor.zeros(x.size(2));
            for (int k = 0; k < x.length(); k++) {
                int e = k % x.size(2);
                dGamma.add(dy.data()[k] * hat.data()[k], e);
                dBeta.add(dy.data()[k], e);
                g.data()[k] = dy.data()[k] * gamma.get(e);
                product.data()[k] = g.data()[k] * hat.data()[k];
            }
            double[] meanG = groups.mean(g);
            double[] meanProduct = groups.mean(product);
            Tensor dx = Tensor.zeros(x.shape());
            for (int k = 0; k < x.length(); k++) {
                int n = groups.of[k];
                dx.data()[k] = (g.data()[k] - meanG[n] - hat.data()[k] * meanProduct[n]) / std[n];
            }
            return new NormGradients<>(dx, dGamma, dBeta);
        }
    }

    /** Which entries of an array have a mean and a variance in common. */
    private static final class Groups {
        private final int[] of;
        private final double[] mean;

        Groups(int[] of, Tensor x) {
            this.of = of;
            mean = mean(x);
        }

        double[] mean(Tensor v) {
            double[] sums = new double[v.length()];
            int[] counts = new int[v.length()];
            for (int k = 0; k < v.length(); k++) {
                sums[of[k]] += v.data()[k];
                counts[of[k]]++;
            }
            for (int n = 0; n < sums.length; n++) {
                sums[n] /= Math.max(1, counts[n]);
            }
            return sums;
        }

        double[] std(Tensor x, double eps) {
            Tensor squares = x.copy();
            for (int k = 0; k < x.length(); k++) {
                double d = x.data()[k] - mean[of[k]];
                squares.data()[k] = d * d;
            }
            double[] variance = mean(squares);
            for (int n = 0; n < variance.length; n++) {
                variance[n] = Math.sqrt(variance[n] + eps);
            }
            return variance;
        }

        Tensor hat(Tensor x, double[] std) {
            Tensor hat = x.copy();
            for (int k = 0; k < x.length(); k++) {
                hat.data()[k] = (x.data()[k] - mean[of[k]]) / std[of[k]];
            }
            return hat;
        }
    }
}
