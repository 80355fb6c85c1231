package parallax.exercise.pool;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import parallax.exercise.diagnosis.Decision;
import parallax.nn.conv.Window;

/** The decisions that {@link PoolLoops} takes, each with the right choice; a mistake takes one otherwise. */
final class PoolDecisions {
    // Where the windows lie.

    /** The output's size along an axis. */
    static final Decision<SizeRule> SIZE =
            Decision.of("output size", (n, k, a) -> (n + 2 * a.padding() - k) / a.stride() + 1);

    /** The stride in the index into x; k is the window's size. */
    static final Decision<AxisRule> STRIDE = Decision.of("stride", (a, k) -> a.stride());

    /** The padding in the index into x. */
    static final Decision<ToIntFunction<Window.Axis>> PADDING = Decision.of("padding", Window.Axis::padding);

    /** Height and width of the window. */
    static final Decision<SidesRule> WINDOW = Decision.of("window", (height, width) -> new int[] {height, width});

    /** How many rows and columns of the window are visited. */
    static final Decision<IntUnaryOperator> VISITED = Decision.of("visited", k -> k);

    /** How many images are pooled. */
    static final Decision<IntUnaryOperator> IMAGES = Decision.of("images", n -> n);

    /** The channel that is read. */
    static final Decision<IntUnaryOperator> CHANNEL = Decision.of("channel", c -> c);

    /** Where the output of row i and column j is written. */
    static final Decision<SidesRule> PUT = Decision.of("place in y", (i, j) -> new int[] {i, j});

    // What is made of a window.

    /** The maximum of a window. */
    static final Decision<Reduction> MAX = Decision.of(
            "maximum", (inside, outside) -> Arrays.stream(inside).max().orElseThrow());

    /** The mean of a window. */
    static final Decision<Mean> MEAN = Decision.of(
            "mean",
            (inside, outside, counts) -> Arrays.stream(inside).sum() / (inside.length + (counts ? outside : 0)));

    // What goes back.

    /** The share of the window's gradient that each entry inside gets, of a maximum. */
    static final Decision<Shares> MAX_SHARES = Decision.of("share of the maximum", (inside, outside) -> first(inside));

    /** The same of a mean. */
    static final Decision<MeanShares> MEAN_SHARES = Decision.of(
            "share of the mean",
            (inside, outside, counts) -> all(inside, 1.0 / (inside.length + (counts ? outside : 0))));

    /** What becomes of an entry of dx when another window sends it something. */
    static final Decision<Meeting> ADD = Decision.of("add", (before, sent) -> before + sent);

    private PoolDecisions() {}

    /** Returns 1 for the first of the largest entries, 0 for the others. */
    static double[] first(double[] inside) {
        double[] shares = new double[inside.length];
        int best = 0;
        for (int k = 1; k < inside.length; k++) {
            best = inside[k] > inside[best] ? k : best;
        }
        shares[best] = 1;
        return shares;
    }

    /** Returns the same share for every entry. */
    static double[] all(double[] inside, double share) {
        double[] shares = new double[inside.length];
        Arrays.fill(shares, share);
        return shares;
    }

    /** How large an output is. */
    interface SizeRule {
        int of(int n, int k, Window.Axis axis);
    }

    /** A number of an axis, which a mistake may confuse with the window's size k. */
    interface AxisRule {
        int of(Window.Axis axis, int k);
    }

    /** Two numbers, in the order of rows and columns. */
    interface SidesRule {
        int[] of(int rows, int columns);
    }

    /** One number of the entries inside the map, and the number of those outside. */
    interface Reduction {
        double of(double[] inside, int outside);
    }

    /** The same, where the padding may count. */
    interface Mean {
        double of(double[] inside, int outside, boolean counts);
    }

    /** A share for each entry inside. */
    interface Shares {
        double[] of(double[] inside, int outside);
    }

    /** The same, where the padding may count. */
    interface MeanShares {
        double[] of(double[] inside, int outside, boolean counts);
    }

    /** What two that meet become. */
    interface Meeting {
        double of(double before, double sent);
    }
}
