package parallax.train;

/** Checks that the hyperparameters of several rules share. */
final class Rules {
    private Rules() {}

    // All said so that NaN is rejected too.
    static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to below 1, is " + value);
        }
    }

    static void requireDecay(double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weightDecay must be at least 0 and finite, is " + value);
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, is " + value);
        }
    }
}
