package parallax.nn.norm;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link LayerNorm}.
 *
 * @param eps ε, keeps the divisor from 0
 */
public record NaiveLayerNorm(double eps) implements LayerNorm<Tensor> {
    /** Checks ε. */
    public NaiveLayerNorm {
        NormSizes.requireEpsilon(eps);
    }

    @Override
    public Tensor forward(Tensor x, Tensor gamma, Tensor beta) {
        NaiveBackend backend = new NaiveBackend();
        NormSizes z = NormSizes.ofRows(backend, x, gamma).withBeta(backend, beta);
        Tensor rows = x.reshape(z.entries(), z.features());
        Tensor y = Tensor.zeros(z.entries(), z.features());
        for (int r = 0; r < z.entries(); r++) {
            double mean = mean(rows, r);
            double std = Math.sqrt(variance(rows, r, mean) + eps);
            for (int d = 0; d < z.features(); d++) {
                y.set(gamma.get(d) * (rows.get(r, d) - mean) / std + beta.get(d), r, d);
            }
        }
        return y.reshape(x.shape());
    }

    @Override
    public NormGradients<Tensor> backward(Tensor x, Tensor gamma, Tensor dy) {
        NaiveBackend backend = new NaiveBackend();
        NormSizes z = NormSizes.ofRows(backend, x, gamma).withOutput(backend, x, dy);
        Tensor rows = x.reshape(z.entries(), z.features());
        Tensor dyRows = dy.reshape(z.entries(), z.features());
        Tensor dx = Tensor.zeros(z.entries(), z.features());
        Tensor dGamma = Tensor.zeros(z.features());
        Tensor dBeta = Tensor.zeros(z.features());
        for (int r = 0; r < z.entries(); r++) {
            double mean = mean(rows, r);
            double std = Math.sqrt(variance(rows, r, mean) + eps);
            double meanG = 0;
            double meanGX = 0;
            for (int d = 0; d < z.features(); d++) {
                double hat = (rows.get(r, d) - mean) / std;
                double g = dyRows.get(r, d) * gamma.get(d);
                meanG += g / z.features();
                meanGX += g * hat / z.features();
                dGamma.add(dyRows.get(r, d) * hat, d);
                dBeta.add(dyRows.get(r, d), d);
            }
            for (int d = 0; d < z.features(); d++) {
                // x moves x̂ itself (g), and through μ (mean of g) and σ (x̂ · mean of g·x̂) every x̂ of its row
                double hat = (rows.get(r, d) - mean) / std;
                dx.set((dyRows.get(r, d) * gamma.get(d) - meanG - hat * meanGX) / std, r, d);
            }
        }
        return new NormGradients<>(dx.reshape(x.shape()), dGamma, dBeta);
    }

    private static double mean(Tensor rows, int r) {
        double sum = 0;
        for (int d = 0; d < rows.size(1); d++) {
            sum += rows.get(r, d);
        }
        return sum / rows.size(1);
    }

    private static double variance(Tensor rows, int r, double mean) {
        double sum = 0;
        for (int d = 0; d < rows.size(1); d++) {
            sum += (rows.get(r, d) - mean) * (rows.get(r, d) - mean);
        }
        return sum / rows.size(1);
    }
}
