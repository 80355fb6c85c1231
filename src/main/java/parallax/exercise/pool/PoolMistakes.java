package parallax.exercise.pool;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Mistake;

/** The mistakes of pooling, each a decision of {@link PoolLoops} taken otherwise. */
final class PoolMistakes {
    private static final String KEPT =
            "the padding is no part of the map: what may a window use that hangs over the border?";

    private PoolMistakes() {}

    /** Returns those of max pooling's forward pass. */
    static List<Mistake> ofMax() {
        return join(Stream.of(size(), where(), Stream.of(channelFirst(), turned()), maximum()));
    }

    /** Returns those that can be made on one map with square windows and without padding. */
    static List<Mistake> ofOneMap() {
        return ofMax().stream()
                .filter(m -> !m.id().startsWith("padding")
                        && !List.of("first-image-only", "first-channel-for-all", "zeros-beside", "sides-swapped")
                                .contains(m.id()))
                .toList();
    }

    /** Returns those of average pooling's forward pass. */
    static List<Mistake> ofMean() {
        return join(Stream.of(size(), where(), Stream.of(channelFirst(), turned()), mean()));
    }

    /** Returns those of max pooling's gradient. */
    static List<Mistake> ofMaxGradient() {
        return join(Stream.of(where(), Stream.of(turnedBack()), sent(), maximumBack()));
    }

    /** Returns those of average pooling's gradient. */
    static List<Mistake> ofMeanGradient() {
        return join(Stream.of(where(), Stream.of(turnedBack()), sent(), meanBack()));
    }

    private static Stream<Mistake> size() {
        return Stream.of(
                new Mistake(
                        "no-plus-one",
                        PoolDecisions.SIZE.as((n, k, a) -> (n + 2 * a.padding() - k) / a.stride()),
                        "Your output lacks its last row and column; the rest is right",
                        "a map as large as the window has one window: what does your formula for the size say?"),
                new Mistake(
                        "stride-is-window",
                        PoolDecisions.SIZE
                                .as((n, k, a) -> (n + 2 * a.padding() - k) / k + 1)
                                .with(PoolDecisions.STRIDE, (a, k) -> k),
                        "Your windows stand side by side, whatever the stride",
                        "windows may overlap: by how many cells does the window move, and by how many does yours?"),
                new Mistake(
                        "stride-ignored",
                        PoolDecisions.SIZE
                                .as((n, k, a) -> n + 2 * a.padding() - k + 1)
                                .with(PoolDecisions.STRIDE, (a, k) -> 1),
                        "Your output is that of stride 1",
                        "by how many cells does the window move from one output to the next?"),
                new Mistake(
                        "padding-ignored",
                        PoolDecisions.SIZE
                                .as((n, k, a) -> (n - k) / a.stride() + 1)
                                .with(PoolDecisions.PADDING, a -> 0),
                        "Your output is that of no padding",
                        "where does the first window start when it may hang over the border by the padding?"));
    }

    private static Stream<Mistake> where() {
        return Stream.of(
                new Mistake(
                        "stride-not-in-index",
                        PoolDecisions.STRIDE.as((a, k) -> 1),
                        "Your windows move by one cell each time",
                        "the stride is in the output's size, but is it in the row and column you read from x?"),
                new Mistake(
                        "window-in-index",
                        PoolDecisions.STRIDE.as((a, k) -> k),
                        "Your windows move by their own size each time",
                        "the stride may be smaller than the window: which of the two do you multiply i by?"),
                new Mistake(
                        "padding-not-in-index",
                        PoolDecisions.PADDING.as(a -> 0),
                        "Your windows start at the map's corner, whatever the padding",
                        "with padding 1 the first window hangs over the border by one cell: which row of x lies under its first row?"),
                new Mistake(
                        "padding-added",
                        PoolDecisions.PADDING.as(a -> -a.padding()),
                        "Your windows are shifted down and to the right by twice the padding",
                        "with padding 1, does the first window begin at row -1 or at row 1 of x?"),
                new Mistake(
                        "last-cells-missed",
                        PoolDecisions.VISITED.as(k -> Math.max(1, k - 1)),
                        "Your windows lack their last row and their last column",
                        "how far must p run for a window of Kh rows?"),
                new Mistake(
                        "sides-swapped",
                        PoolDecisions.WINDOW.as((height, width) -> new int[] {width, height}),
                        "Your windows have height and width exchanged",
                        "which of kernelHeight() and kernelWidth() belongs to the rows?"),
                new Mistake(
                        "first-image-only",
                        PoolDecisions.IMAGES.as(n -> 1),
                        "Only the first image is pooled, the rest is 0",
                        "which of your loops runs over the images?"));
    }

    private static Mistake channelFirst() {
        return new Mistake(
                "first-channel-for-all",
                PoolDecisions.CHANNEL.as(c -> 0),
                "Every channel of your output is made of x's channel 0",
                "pooling keeps the channels apart: which channel of x do you read for output channel c?");
    }

    private static Mistake turned() {
        return new Mistake(
                "output-transposed",
                PoolDecisions.PUT.as((i, j) -> new int[] {j, i}),
                "Your output has its rows and columns exchanged",
                "in which order do you give i and j when you write into y?");
    }

    private static Mistake turnedBack() {
        return new Mistake(
                "first-channel-for-all",
                PoolDecisions.CHANNEL.as(c -> 0),
                "All channels send their gradient to channel 0",
                "pooling keeps the channels apart: which channel of dx belongs to channel c of dy?");
    }

    private static Stream<Mistake> maximum() {
        return Stream.of(
                new Mistake(
                        "starts-at-zero",
                        PoolDecisions.MAX.as((inside, outside) ->
                                Math.max(0, Arrays.stream(inside).max().orElseThrow())),
                        "Wherever all entries of a window are negative, your maximum is 0",
                        "with what does your maximum start, and can a negative entry ever beat it? "
                                + "(Double.MIN_VALUE is a tiny positive number.) What could it start with instead?"),
                new Mistake(
                        "zeros-beside",
                        PoolDecisions.MAX.as((inside, outside) -> Math.max(
                                outside > 0 ? 0 : Double.NEGATIVE_INFINITY,
                                Arrays.stream(inside).max().orElseThrow())),
                        "Along the border, where entries are negative, your maximum is 0",
                        KEPT),
                new Mistake(
                        "minimum",
                        PoolDecisions.MAX.as(
                                (inside, outside) -> Arrays.stream(inside).min().orElseThrow()),
                        "Your output has the smallest entry of each window",
                        "which way round do you compare?"),
                new Mistake(
                        "largest-in-size",
                        PoolDecisions.MAX.as((inside, outside) ->
                                Arrays.stream(inside).map(Math::abs).max().orElseThrow()),
                        "Your output has the largest size in each window, signs left out",
                        "is -3 larger or smaller than 1?"),
                new Mistake(
                        "last-entry",
                        PoolDecisions.MAX.as((inside, outside) -> inside[inside.length - 1]),
                        "Your output has the last entry of each window",
                        "what becomes of an earlier, larger entry when the next one is read?"),
                new Mistake(
                        "mean-for-maximum",
                        PoolDecisions.MAX.as((inside, outside) ->
                                Arrays.stream(inside).average().orElseThrow()),
                        "Your output has the mean of each window",
                        "this pooling keeps one entry of each window as it is: which?"),
                new Mistake(
                        "sum-for-maximum",
                        PoolDecisions.MAX.as(
                                (inside, outside) -> Arrays.stream(inside).sum()),
                        "Your output has the sum of each window",
                        "this pooling keeps one entry of each window as it is: which?"));
    }

    private static Stream<Mistake> mean() {
        return Stream.of(
                new Mistake(
                        "padding-always-counts",
                        PoolDecisions.MEAN.as((inside, outside, counts) ->
                                Arrays.stream(inside).sum() / (inside.length + outside)),
                        "Along the border your means are too near 0 where the padding is not to count",
                        "a window that hangs over a corner holds fewer entries of the map: by what do you divide there?"),
                new Mistake(
                        "padding-never-counts",
                        PoolDecisions.MEAN.as((inside, outside, counts) ->
                                Arrays.stream(inside).sum() / inside.length),
                        "Along the border your means are too far from 0 where the padding is to count",
                        "when countsPadding is true, how many cells has every window, wherever it stands?"),
                new Mistake(
                        "padding-the-other-way",
                        PoolDecisions.MEAN.as((inside, outside, counts) ->
                                Arrays.stream(inside).sum() / (inside.length + (counts ? 0 : outside))),
                        "Your means count the padding where they should not, and the other way round",
                        "which way round is countsPadding?"),
                new Mistake(
                        "not-divided",
                        PoolDecisions.MEAN.as((inside, outside, counts) ->
                                Arrays.stream(inside).sum()),
                        "Your output has the sum of each window",
                        "what makes a mean of a sum?"),
                new Mistake(
                        "maximum-for-mean",
                        PoolDecisions.MEAN.as((inside, outside, counts) ->
                                Arrays.stream(inside).max().orElseThrow()),
                        "Your output has the largest entry of each window",
                        "every entry of the window has a say in its mean: which have one in yours?"),
                new Mistake(
                        "whole-numbers",
                        PoolDecisions.MEAN.as((inside, outside, counts) ->
                                (int) (Arrays.stream(inside).sum() / (inside.length + (counts ? outside : 0)))),
                        "Your means lose what stands behind the decimal point",
                        "of which type is the variable that holds the mean, or the sum?"));
    }

    private static Stream<Mistake> sent() {
        return Stream.of(
                new Mistake(
                        "overwritten",
                        PoolDecisions.ADD.as((before, sent) -> sent),
                        "Where windows overlap, only what the last one sent is left",
                        "an entry that several windows used gets something from each of them: what does = do, and what does +=?"),
                new Mistake(
                        "first-kept",
                        PoolDecisions.ADD.as((before, sent) -> before != 0 ? before : sent),
                        "Where windows overlap, only what the first one sent is left",
                        "an entry that several windows used gets something from each of them: does yours?"),
                new Mistake(
                        "sign",
                        PoolDecisions.ADD.as((before, sent) -> before - sent),
                        "Your gradient has the opposite sign",
                        "if an entry grows, does the output it is part of grow or shrink?"));
    }

    private static Stream<Mistake> maximumBack() {
        return Stream.of(
                new Mistake(
                        "all-ties",
                        PoolDecisions.MAX_SHARES.as((inside, outside) -> {
                            double max = Arrays.stream(inside).max().orElseThrow();
                            return Arrays.stream(inside)
                                    .map(v -> v == max ? 1 : 0)
                                    .toArray();
                        }),
                        "Where a window has its largest entry twice, both get the gradient",
                        "a window has one dy to hand out: what does your sum of dx say where entries are equal?"),
                new Mistake(
                        "last-tie",
                        PoolDecisions.MAX_SHARES.as((inside, outside) -> {
                            double[] shares = new double[inside.length];
                            int best = 0;
                            for (int k = 1; k < inside.length; k++) {
                                best = inside[k] >= inside[best] ? k : best;
                            }
                            shares[best] = 1;
                            return shares;
                        }),
                        "Of equal entries, your code sends the gradient to the last",
                        "of equal entries the first, in reading order, is the winner: is it > or >= in yours?"),
                new Mistake(
                        "to-all-cells",
                        PoolDecisions.MAX_SHARES.as((inside, outside) -> PoolDecisions.all(inside, 1)),
                        "Every entry of a window gets the whole gradient",
                        "if an entry that is not the largest grows a little, does the maximum change?"),
                new Mistake(
                        "spread-evenly",
                        PoolDecisions.MAX_SHARES.as(
                                (inside, outside) -> PoolDecisions.all(inside, 1.0 / inside.length)),
                        "The gradient is spread evenly over each window, as if its mean were taken",
                        "if an entry that is not the largest grows a little, does the maximum change?"),
                new Mistake(
                        "times-entry",
                        PoolDecisions.MAX_SHARES.as((inside, outside) -> {
                            double[] shares = PoolDecisions.first(inside);
                            for (int k = 0; k < shares.length; k++) {
                                shares[k] *= inside[k];
                            }
                            return shares;
                        }),
                        "Your gradient is multiplied by the largest entry",
                        "if the largest entry grows by a little, by how much does the maximum grow?"),
                new Mistake(
                        "to-smallest",
                        PoolDecisions.MAX_SHARES.as((inside, outside) -> PoolDecisions.first(
                                Arrays.stream(inside).map(v -> -v).toArray())),
                        "The gradient goes to the smallest entry of each window",
                        "which way round do you compare?"));
    }

    private static Stream<Mistake> meanBack() {
        return Stream.of(
                new Mistake(
                        "not-divided",
                        PoolDecisions.MEAN_SHARES.as((inside, outside, counts) -> PoolDecisions.all(inside, 1)),
                        "Every entry of a window gets the whole gradient",
                        "forward divided the sum: if one entry grows by 1, by how much does the mean grow?"),
                new Mistake(
                        "padding-always-counts",
                        PoolDecisions.MEAN_SHARES.as((inside, outside, counts) ->
                                PoolDecisions.all(inside, 1.0 / (inside.length + outside))),
                        "Along the border your shares are too small where the padding is not to count",
                        "by what did forward divide there?"),
                new Mistake(
                        "padding-never-counts",
                        PoolDecisions.MEAN_SHARES.as(
                                (inside, outside, counts) -> PoolDecisions.all(inside, 1.0 / inside.length)),
                        "Along the border your shares are too large where the padding is to count",
                        "by what did forward divide there?"),
                new Mistake(
                        "to-largest",
                        PoolDecisions.MEAN_SHARES.as((inside, outside, counts) -> PoolDecisions.first(inside)),
                        "The gradient goes to the largest entry of each window alone",
                        "which entries of a window move its mean?"),
                new Mistake(
                        "times-entry",
                        PoolDecisions.MEAN_SHARES.as((inside, outside, counts) -> Arrays.stream(inside)
                                .map(v -> v / (inside.length + (counts ? outside : 0)))
                                .toArray()),
                        "Your gradient is multiplied by the entries of x",
                        "if an entry grows by 1, does it matter for the mean how large it was?"));
    }

    private static List<Mistake> join(Stream<Stream<Mistake>> parts) {
        return parts.flatMap(part -> part).toList();
    }
}
