package parallax.data.augment;

import java.util.random.RandomGenerator;
import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;

/** Checks of noise, for both twins. */
final class NoiseChecks {
    private NoiseChecks() {}

    static <T> void require(Backend<T> backend, T x, double sigma, RandomGenerator random) {
        ShapeChecks.requireEntries("x", backend.given("x", x));
        Arguments.given("random", random);
        requireSigma(sigma);
    }

    static void requireSigma(double sigma) {
        // Said so that NaN is rejected too.
        if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sigma must be at least 0 and finite, is " + sigma);
        }
    }
}
