package parallax.data.augment;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Mixup}. */
public record NaiveMixup() implements Mixup<Tensor> {
    @Override
    public Tensor apply(Tensor x, double lambda, int... partner) {
        MixupSizes s = MixupSizes.of(new NaiveBackend(), x, lambda, partner);
        Tensor y = Tensor.zeros(x.shape());
        for (int n = 0; n < s.examples(); n++)
            for (int k = 0; k < s.entries(); k++) {
                y.data()[n * s.entries() + k] =
                        lambda * x.data()[n * s.entries() + k] + (1 - lambda) * x.data()[partner[n] * s.entries() + k];
            }
        return y;
    }
}
