package parallax.nn.norm;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link BatchNorm2d}.
 *
 * @param eps      ε, keeps the divisor from 0
 * @param momentum m, from 0 to 1: how far the running statistics move towards a batch's
 */
public record NaiveBatchNorm2d(double eps, double momentum) implements BatchNorm2d<Tensor> {
    /** Checks the hyperparameters. */
    public NaiveBatchNorm2d {
        NormSizes.requireEpsilon(eps);
        NormSizes.requireMomentum(momentum);
    }

    @Override
    public Trained<Tensor> train(Tensor x, Tensor gamma, Tensor beta, Statistics<Tensor> running) {
        NaiveBackend backend = new NaiveBackend();
        NormSizes z = NormSizes.ofImages(backend, x, gamma)
                .withBeta(backend, beta)
                .withRunning(backend, running)
                .withVariance();
        Statistics<Tensor> batch = statistics(x, z);
        double unbiased = z.entries() / (z.entries() - 1.0);
        Tensor mean = Tensor.zeros(z.features());
        Tensor variance = Tensor.zeros(z.features());
        for (int c = 0; c < z.features(); c++) {
            mean.set(
                    (1 - momentum) * running.mean().get(c)
                            + momentum * batch.mean().get(c),
                    c);
            variance.set(
                    (1 - momentum) * running.variance().get(c)
                            + momentum * batch.variance().get(c) * unbiased,
                    c);
        }
        return new Trained<>(normalise(x, gamma, beta, batch), new Statistics<>(mean, variance));
    }

    @Override
    public Tensor evaluate(Tensor x, Tensor gamma, Tensor beta, Statistics<Tensor> running) {
        NaiveBackend backend = new NaiveBackend();
        NormSizes.ofImages(backend, x, gamma).withBeta(backend, beta).withRunning(backend, running);
        return normalise(x, gamma, beta, running);
    }

    @Override
    public NormGradients<Tensor> backwardOfTrain(Tensor x, Tensor gamma, Tensor dy) {
        NaiveBackend backend = new NaiveBackend();
        NormSizes z =
                NormSizes.ofImages(backend, x, gamma).withOutput(backend, x, dy).withVariance();
        Statistics<Tensor> batch = statistics(x, z);
        NormGradients<Tensor> direct = backward(x, gamma, batch, dy);
        Tensor dx = Tensor.zeros(x.shape());
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++) {
                double std = Math.sqrt(batch.variance().get(c) + eps);
                // dβ = Σ dy and dγ = Σ dy · x̂, so with γ in them the means of g and of g · x̂
                double meanG = gamma.get(c) * direct.dBeta().get(c) / z.entries();
                double meanGX = gamma.get(c) * direct.dGamma().get(c) / z.entries();
                for (int i = 0; i < x.size(2); i++)
                    for (int j = 0; j < x.size(3); j++) {
                        // x moves x̂ itself (direct), and through μ and σ every x̂ of its channel
                        double hat = (x.get(n, c, i, j) - batch.mean().get(c)) / std;
                        dx.set(direct.dx().get(n, c, i, j) - (meanG + hat * meanGX) / std, n, c, i, j);
                    }
            }
        return new NormGradients<>(dx, direct.dGamma(), direct.dBeta());
    }

    @Override
    public NormGradients<Tensor> backwardOfEvaluate(Tensor x, Tensor gamma, Statistics<Tensor> running, Tensor dy) {
        NaiveBackend backend = new NaiveBackend();
        NormSizes.ofImages(backend, x, gamma).withRunning(backend, running).withOutput(backend, x, dy);
        return backward(x, gamma, running, dy);
    }

    private Tensor normalise(Tensor x, Tensor gamma, Tensor beta, Statistics<Tensor> by) {
        Tensor y = Tensor.zeros(x.shape());
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++)
                for (int i = 0; i < x.size(2); i++)
                    for (int j = 0; j < x.size(3); j++) {
                        double std = Math.sqrt(by.variance().get(c) + eps);
                        double hat = (x.get(n, c, i, j) - by.mean().get(c)) / std;
                        y.set(gamma.get(c) * hat + beta.get(c), n, c, i, j);
                    }
        return y;
    }

    /** The gradients where mean and variance are constants. */
    private NormGradients<Tensor> backward(Tensor x, Tensor gamma, Statistics<Tensor> by, Tensor dy) {
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dGamma = Tensor.zeros(x.size(1));
        Tensor dBeta = Tensor.zeros(x.size(1));
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++)
                for (int i = 0; i < x.size(2); i++)
                    for (int j = 0; j < x.size(3); j++) {
                        double std = Math.sqrt(by.variance().get(c) + eps);
                        double hat = (x.get(n, c, i, j) - by.mean().get(c)) / std;
                        dx.set(dy.get(n, c, i, j) * gamma.get(c) / std, n, c, i, j); // of  gamma.get(c) * hat
                        dGamma.add(dy.get(n, c, i, j) * hat, c);
                        dBeta.add(dy.get(n, c, i, j), c);
                    }
        return new NormGradients<>(dx, dGamma, dBeta);
    }

    private static Statistics<Tensor> statistics(Tensor x, NormSizes z) {
        Tensor mean = Tensor.zeros(z.features());
        Tensor variance = Tensor.zeros(z.features());
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++)
                for (int i = 0; i < x.size(2); i++)
                    for (int j = 0; j < x.size(3); j++) {
                        mean.add(x.get(n, c, i, j) / z.entries(), c);
                    }
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++)
                for (int i = 0; i < x.size(2); i++)
                    for (int j = 0; j < x.size(3); j++) {
                        double difference = x.get(n, c, i, j) - mean.get(c);
                        variance.add(difference * difference / z.entries(), c);
                    }
        return new Statistics<>(mean, variance);
    }
}
