package parallax.train;

import parallax.nn.Backend;
import parallax.nn.Named;

/** What gradients are clipped by, checked for both twins. */
final class Clips {
    private Clips() {}

    static <T> void check(Backend<T> backend, Named<T> gradients, double limit) {
        Updates.requireSome("gradients", gradients).forEach((name, g) -> backend.given("the gradient of " + name, g));
        Rules.requirePositive("the limit", limit);
    }

    /** Returns what to scale gradients of this norm by. */
    static double factor(double norm, double limit) {
        if (norm == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the norm of the gradients is infinite, must be finite");
        }
        return Math.min(1, limit / (norm + Clipping.SMALL));
    }
}
