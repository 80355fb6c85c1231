package parallax.nn.transformer;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import parallax.nn.Backend;
import parallax.tensor.Tensor;

/**
 * How weights begin: uniform in ±√(6 / (in + out)).
 *
 * <p><b>Source.</b> X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010),
 * equation 16.
 */
final class Xavier {
    private Xavier() {}

    /** Returns a weight (out, in). */
    static <T> T weight(Backend<T> backend, RandomGenerator random, int out, int in) {
        return stacked(backend, random, 1, out, in);
    }

    /** Returns several weights (out, in), one above the other, each with bounds of its own. */
    static <T> T stacked(Backend<T> backend, RandomGenerator random, int times, int out, int in) {
        double bound = Math.sqrt(6.0 / (in + out));
        Tensor weight = Tensor.zeros(times * out, in);
        Arrays.setAll(weight.data(), k -> random.nextDouble(-bound, bound));
        return backend.of(weight);
    }

    /** Returns a bias of zeros. */
    static <T> T bias(Backend<T> backend, int out) {
        return backend.of(Tensor.zeros(out));
    }
}
