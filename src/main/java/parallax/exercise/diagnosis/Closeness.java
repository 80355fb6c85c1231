package parallax.exercise.diagnosis;

import parallax.tensor.Tensor;

/** When two numbers count as the same in a check. */
final class Closeness {
    /**
     * Relative to the largest entry of the right answer, and never below the same share of 1.
     *
     * <p>Entries of probes are small multiples of one half, and a sum has at most some hundred terms, so that even a sum kept in float
     * (relative rounding 6e-8 per addition) stays within 1e-5 if the learner divides or reorders; wrong twins are off by at
     * least 100 times this tolerance, which a test holds.
     */
    static final double SHARE = 1e-4;

    private Closeness() {}

    static double tolerance(double[] expected) {
        double largest = 1;
        for (double e : expected) {
            if (Double.isFinite(e)) {
                largest = Math.max(largest, Math.abs(e));
            }
        }
        return SHARE * largest;
    }

    /** Returns whether both are equal within the tolerance, or both the same NaN or infinity. */
    static boolean close(double a, double b, double tolerance) {
        return Math.abs(a - b) <= tolerance || Double.compare(a, b) == 0;
    }

    static boolean close(Tensor a, Tensor b) {
        if (!java.util.Arrays.equals(a.shape(), b.shape())) {
            return false;
        }
        double tolerance = tolerance(b.data());
        for (int k = 0; k < a.length(); k++) {
            if (!close(a.data()[k], b.data()[k], tolerance)) {
                return false;
            }
        }
        return true;
    }
}
