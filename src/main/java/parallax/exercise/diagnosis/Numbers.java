package parallax.exercise.diagnosis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a report shows them: no more digits than needed. */
public final class Numbers {
    private Numbers() {}

    /** Returns at most four decimals, without trailing zeros. */
    public static String text(double v) {
        if (!Double.isFinite(v)) {
            return Double.toString(v);
        }
        double a = Math.abs(v);
        if (a >= 1e7 || (a > 0 && a < 1e-3)) {
            return String.format(java.util.Locale.ROOT, "%.3e", v);
        }
        BigDecimal rounded = BigDecimal.valueOf(v).setScale(4, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns the first number, with all its digits if it would look like the other. */
    static String text(double v, double unlike) {
        String text = text(v);
        return text.equals(text(unlike)) ? Double.toString(v) : text;
    }
}
