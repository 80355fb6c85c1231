package parallax.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * How one array compares to what it should be, entry by entry.
 *
 * <p>{@code toString()} is a line for people: "y: 54 entries, largest error 1.1e-16 at y[0, 1, 2, 2]", or what is wrong.
 *
 * @param name     of the array, e.g. "y" or "dWeight"
 * @param entries  how many there are
 * @param wrong    how many lie outside the tolerance; all of them if the shapes differ
 * @param place    the entry that uses the largest share of its tolerance, e.g. "y[0, 1, 2, 2]"; the name alone if there is none
 * @param actual   the number there
 * @param expected the number that should be there
 * @param share    |actual − expected| there as a share of what is allowed; infinite if the shapes differ
 * @param problem  what is wrong with the shape; empty if it is right
 * @param context  on which of several inputs; empty if there is one
 */
public record Comparison(
        String name,
        int entries,
        int wrong,
        String place,
        double actual,
        double expected,
        double share,
        String problem,
        String context) {

    /**
     * Compares two arrays.
     *
     * @param name     what the report calls the array
     * @param expected what it should be. Not modified.
     * @param actual   what it is. Not modified.
     */
    public static Comparison of(String name, Tensor expected, Tensor actual, Tolerance tolerance) {
        Arguments.given("expected", expected);
        if (actual == null) {
            return unlike(name, expected, name + " is null");
        }
        if (!Arrays.equals(expected.shape(), actual.shape())) {
            return unlike(
                    name,
                    expected,
                    name + " has shape " + Shapes.text(actual.shape()) + ", expected " + Shapes.text(expected.shape()));
        }
        double[] a = actual.data();
        double[] b = expected.data();
        double scale =
                Arrays.stream(b).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        int wrong = 0;
        int worst = 0;
        double worstShare = -1;
        for (int k = 0; k < b.length; k++) {
            double share = tolerance.share(a[k], b[k], scale);
            wrong += share > 1 ? 1 : 0;
            if (share > worstShare) {
                worst = k;
                worstShare = share;
            }
        }
        return b.length == 0
                ? new Comparison(name, 0, 0, name, 0, 0, 0, "", "")
                : new Comparison(
                        name,
                        b.length,
                        wrong,
                        Shapes.entry(name, Shapes.index(worst, expected.shape())),
                        a[worst],
                        b[worst],
                        worstShare,
                        "",
                        "");
    }

    /** Returns whether the shape is right and every entry within the tolerance. */
    public boolean passed() {
        return wrong == 0 && problem.isEmpty();
    }

    /** Returns |actual − expected| at {@link #place}; NaN if the shapes differ. */
    public double error() {
        return actual == expected ? 0 : Math.abs(actual - expected);
    }

    /** Returns this comparison, said to be on the given input of several. */
    public Comparison of(String input) {
        return new Comparison(name, entries, wrong, place, actual, expected, share, problem, input);
    }

    @Override
    public String toString() {
        return context.isEmpty() ? finding() : finding() + " on " + context;
    }

    private String finding() {
        if (!problem.isEmpty()) {
            return problem;
        }
        if (passed()) {
            return String.format(
                    Locale.ROOT, "%s: %d entries, largest error %.1e at %s", name, entries, error(), place);
        }
        boolean differ = !shortened(actual).equals(shortened(expected));
        return String.format(
                Locale.ROOT,
                "%s is %s, expected %s (error %.1e; %d of %d entries are wrong)",
                place,
                differ ? shortened(actual) : actual,
                differ ? shortened(expected) : expected,
                error(),
                wrong,
                entries);
    }

    // To 7 digits, which is enough to see most differences.
    private static String shortened(double v) {
        return Double.isFinite(v)
                ? Double.toString(new BigDecimal(v).round(new MathContext(7)).doubleValue())
                : Double.toString(v);
    }

    private static Comparison unlike(String name, Tensor expected, String problem) {
        return new Comparison(
                name,
                expected.length(),
                expected.length(),
                name,
                Double.NaN,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                problem,
                "");
    }
}
