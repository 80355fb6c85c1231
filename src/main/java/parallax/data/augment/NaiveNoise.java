package parallax.data.augment;

import java.util.random.RandomGenerator;
import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Noise}. */
public record NaiveNoise() implements Noise<Tensor> {
    @Override
    public Tensor apply(Tensor x, double sigma, RandomGenerator random) {
        NoiseChecks.require(new NaiveBackend(), x, sigma, random);
        Tensor y = Tensor.zeros(x.shape());
        for (int k = 0; k < x.length(); k++) {
            y.data()[k] = x.data()[k] + sigma * random.nextGaussian();
        }
        return y;
    }
}
