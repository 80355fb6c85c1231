package parallax.bench;

import java.util.Arrays;

/**
 * How many times longer one takes than another: the median of the rounds' ratios, and an interval that holds the true median with 95 %
 * probability, whatever the ratios' distribution.
 *
 * @param median of the ratios
 * @param low    the interval's lower end
 * @param high   the interval's upper end
 */
record Ratio(double median, double low, double high) {
    /** Returns the ratio of the times of each round, a to b. */
    static Ratio of(double[] a, double[] b) {
        double[] ratios = new double[a.length];
        Arrays.setAll(ratios, k -> a[k] / b[k]);
        Arrays.sort(ratios);
        int n = ratios.length;
        // How many of n lie below the median is binomial: n/2 ± 1.96 · √n / 2.
        int beyond = Math.max(0, (int) Math.floor((n - 1.96 * Math.sqrt(n)) / 2));
        return new Ratio(median(ratios), ratios[beyond], ratios[n - 1 - beyond]);
    }

    /** Returns the median. Not modified. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
