package parallax.exercise.diagnosis;

import java.util.Arrays;
import parallax.check.Tolerance;
import parallax.tensor.Tensor;

/** When two numbers count as the same in a check. */
final class Closeness {
    /**
     * A learner may compute in float.
     *
     * <p>Entries of probes are small multiples of one half and sums have at most some hundred terms, so that little of this is
     * needed; wrong twins are off by at least 100 times as much, which a test holds.
     */
    static final Tolerance TOLERANCE = Tolerance.FLOAT;

    private Closeness() {}

    /** Returns the largest magnitude among the entries that are finite. */
    static double scale(double[] entries) {
        return Arrays.stream(entries)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    /** Returns whether both are equal within the tolerance, or both NaN, or the same infinity. */
    static boolean close(double a, double b, double scale) {
        return Double.compare(a, b) == 0 || TOLERANCE.share(a, b, scale) <= 1;
    }

    static boolean close(Tensor a, Tensor b) {
        if (!Arrays.equals(a.shape(), b.shape())) {
            return false;
        }
        double scale = scale(b.data());
        for (int k = 0; k < a.length(); k++) {
            if (!close(a.data()[k], b.data()[k], scale)) {
                return false;
            }
        }
        return true;
    }
}
