package parallax.check;

/**
 * How far two numbers may lie apart and still count as the same: |a − b| ≤ atol · max(1, scale) + rtol · |b|.
 *
 * <p>b is the expected number and scale the largest expected entry's magnitude: a sum's rounding error grows with its terms, not
 * with what is left when they cancel. Every tolerance of the project is a constant of this class, with its reason.
 *
 * @param rtol the relative part
 * @param atol the absolute part, for numbers near 0
 */
public record Tolerance(double rtol, double atol) {
    /**
     * Double arithmetic against double arithmetic: both carry 16 digits, and sums of the sizes checked here, in another order,
     * lose no more than 4 of them; 1e-9 leaves room for long chains (recurrences) and none for a wrong formula.
     */
    public static final Tolerance DOUBLE = new Tolerance(1e-9, 1e-12);

    /**
     * Double arithmetic against numbers computed in single precision elsewhere: those carry 7 digits, and a framework's fast
     * kernels lose up to 3 of them.
     */
    public static final Tolerance FLOAT_SOURCE = new Tolerance(1e-4, 1e-5);

    /** The fast twin in single precision against the naive twin in double: 7 digits, of which long sums lose 3. */
    public static final Tolerance FLOAT = new Tolerance(1e-4, 1e-5);

    /**
     * Single precision against another source's numbers: the inputs themselves are rounded to 7 digits first, and where both
     * are single precision their errors add up.
     */
    public static final Tolerance FLOAT_GOLDEN = new Tolerance(1e-3, 1e-4);

    /**
     * A gradient against a central difference in double, of step {@link GradientCheck#step}: the difference's own error is about
     * 1e-10 of the function's scale, a hundredth of this, and a wrong gradient is off by far more.
     */
    public static final Tolerance SLOPE = new Tolerance(1e-6, 1e-8);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative, infinite or NaN
     */
    public Tolerance {
        requireFinite("rtol", rtol);
        requireFinite("atol", atol);
    }

    /**
     * Returns |actual − expected| as a share of what is allowed: at most 1 where the numbers count as the same.
     *
     * <p>Equal infinities are the same (0); where only one is infinite, or one is NaN, the share is infinite.
     *
     * @param scale the largest magnitude among the expected entries
     */
    public double share(double actual, double expected, double scale) {
        if (actual == expected) {
            return 0;
        }
        double share = Math.abs(actual - expected) / (atol * Math.max(1, scale) + rtol * Math.abs(expected));
        return Double.isNaN(share) || Double.isInfinite(expected) ? Double.POSITIVE_INFINITY : share;
    }

    /** Returns the two numbers as text. */
    @Override
    public String toString() {
        return "rtol " + rtol + ", atol " + atol;
    }

    private static void requireFinite(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be at least 0 and finite, is " + value);
        }
    }
}
