package parallax.nn.dropout;

import java.util.random.RandomGenerator;
import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Dropout}.
 *
 * @param rate p: the probability of being dropped, at least 0 and less than 1
 */
public record NaiveDropout(double rate) implements Dropout<Tensor> {
    /** Checks the rate. */
    public NaiveDropout {
        DropoutChecks.requireRate(rate);
    }

    @Override
    public Dropped<Tensor> forward(Tensor x, RandomGenerator random) {
        DropoutChecks.forward(new NaiveBackend(), x, random);
        Tensor y = Tensor.zeros(x.shape());
        Tensor mask = Tensor.zeros(x.shape());
        for (int k = 0; k < x.length(); k++) {
            mask.data()[k] = random.nextDouble() < rate ? 0 : 1 / (1 - rate);
            y.data()[k] = x.data()[k] * mask.data()[k];
        }
        return new Dropped<>(y, mask);
    }

    @Override
    public Tensor backward(Tensor mask, Tensor dy) {
        DropoutChecks.backward(new NaiveBackend(), mask, dy);
        Tensor dx = Tensor.zeros(mask.shape());
        for (int k = 0; k < mask.length(); k++) {
            dx.data()[k] = dy.data()[k] * mask.data()[k]; // of  x.data()[k] * mask.data()[k]
        }
        return dx;
    }
}
