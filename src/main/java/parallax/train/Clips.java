package parallax.train;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import parallax.nn.Backend;
import parallax.nn.Named;

/** What gradients are clipped by, checked for both twins. */
final class Clips {
    private Clips() {}

    static <T> void check(Backend<T> backend, Named<T> gradients, double limit) {
        Updates.requireSome("gradients", gradients).forEach((name, g) -> backend.given("the gradient of " + name, g));
        Rules.requirePositive("the limit", limit);
    }

    /**
     * Returns the norm of entries whose squares are too large for their type, too.
     *
     * @param squares given s, the sum of (g / s)²
     * @param largest the largest |g|, asked for only if the sum for s = 1 is infinite
     * @throws IllegalArgumentException if an entry is infinite
     */
    static Norm norm(DoubleUnaryOperator squares, DoubleSupplier largest) {
        double sum = squares.applyAsDouble(1);
        if (sum < Double.POSITIVE_INFINITY) {
            return new Norm(1, Math.sqrt(sum));
        }
        double scale = largest.getAsDouble();
        if (scale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the norm of the gradients is infinite, must be finite");
        }
        return new Norm(scale, Math.sqrt(squares.applyAsDouble(scale)));
    }

    /**
     * A norm n = s · r.
     *
     * @param scale s: 1, or the largest |g|
     * @param root  r = √ Σ (g / s)²
     */
    record Norm(double scale, double root) {
        double value() {
            return scale * root;
        }

        /** Returns f, so that g / s · f is the gradient clipped: s · min(1, limit / (n + 10⁻⁶)), where no part is too large or too small. */
        double factor(double limit) {
            return Math.min(scale, limit / (root + Clipping.SMALL / scale));
        }

        /** Returns whether gradients are changed. */
        boolean isAbove(double limit) {
            return factor(limit) < scale;
        }
    }
}
