package parallax.display;

import java.util.Locale;

/** How the numbers of one table are written: with the same number of decimals, the fewest that show each as four would. */
final class Decimals {
    private static final int MOST = 4;
    private static final double SCALE = 1e4;

    private final String format;

    private Decimals(String format) {
        this.format = format;
    }

    /** Returns how these numbers are written; with exponents if the largest is very large or very small. */
    static Decimals of(double... numbers) {
        double largest = 0;
        int decimals = 0;
        for (double v : numbers) {
            if (Double.isFinite(v)) {
                largest = Math.max(largest, Math.abs(v));
                decimals = Math.max(decimals, decimals(v));
            }
        }
        boolean exponent = largest >= 1e6 || (largest > 0 && largest < 1e-3);
        return new Decimals(exponent ? "%.3e" : "%." + decimals + "f");
    }

    private static int decimals(double v) {
        long digits = Math.round(v * SCALE);
        int decimals = MOST;
        while (decimals > 0 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        return decimals;
    }

    /** Returns the number as text. */
    String text(double v) {
        if (!Double.isFinite(v)) {
            return NumberText.of(v);
        }
        String text = String.format(Locale.ROOT, format, v);
        // What rounds to zero has no sign worth showing.
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }
}
