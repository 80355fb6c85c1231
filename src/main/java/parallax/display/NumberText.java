package parallax.display;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number as short text for pictures and tables: at most four significant decimals, no trailing zeros. */
public final class NumberText {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private NumberText() {}

    /**
     * Returns the number: 3, -1.5, 0.3333, 12345.6789, 1.2e-7. Numbers of 1 or more are rounded to four decimals, smaller ones to
     * four significant digits.
     */
    public static String of(double v) {
        if (!Double.isFinite(v)) {
            return Double.isNaN(v) ? "NaN" : v > 0 ? "∞" : "-∞";
        }
        if (v == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(v);
        BigDecimal rounded = Math.abs(v) >= 1 ? exact.setScale(4, RoundingMode.HALF_EVEN) : exact.round(FOUR_DIGITS);
        double a = Math.abs(v);
        BigDecimal short4 = rounded.stripTrailingZeros();
        if (a >= 1e7 || a < 1e-4) {
            BigDecimal digits = exact.round(FOUR_DIGITS).stripTrailingZeros();
            int exponent = digits.precision() - digits.scale() - 1;
            return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        }
        return short4.toPlainString();
    }
}
