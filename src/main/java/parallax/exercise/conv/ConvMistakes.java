package parallax.exercise.conv;

import static parallax.exercise.conv.ConvDecisions.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parallax.exercise.diagnosis.Mistake;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The mistakes of a convolution's forward pass: each a decision of {@link ConvLoops} taken otherwise. */
final class ConvMistakes {
    private static final String WINDOW_STILL = "when j grows by one, does the place in x that you read from move, too?";
    private static final String TRANSPOSED =
            "Your output equals the result for each kernel with rows and columns exchanged";
    private static final String TRANSPOSED_QUESTION = "p runs down the kernel and q to the right: "
            + "does your code use them so, both where it reads w and where it reads x?";

    /** Those that can be made without channels, batch, stride, padding and dilation. */
    private static final Set<String> OF_CORRELATION = Set.of(
            "kernel-flipped",
            "kernel-upside-down",
            "kernel-mirrored",
            "kernel-transposed",
            "kernel-turned-over",
            "no-plus-one",
            "square-assumed",
            "sides-swapped",
            "image-transposed",
            "output-transposed",
            "last-row-missed",
            "last-column-missed",
            "first-row-missed",
            "last-tap-missed",
            "window-does-not-move",
            "tap-does-not-move",
            "sum-not-reset",
            "sum-not-reset-in-row",
            "overwritten",
            "whole-numbers",
            "sum-for-product",
            "mean-over-taps");

    private ConvMistakes() {}

    /** Returns the mistakes of the whole forward pass. */
    static List<Mistake> ofForward() {
        List<Mistake> all = new ArrayList<>();
        all.addAll(kernel());
        all.addAll(size());
        all.addAll(padding());
        all.addAll(stride());
        all.addAll(dilation());
        all.addAll(channels());
        all.addAll(groups());
        all.addAll(bias());
        all.addAll(loops());
        all.addAll(sums());
        return all;
    }

    /** Returns the mistakes that can be made without channels, batch, stride, padding and dilation. */
    static List<Mistake> ofCorrelation() {
        return ofForward().stream().filter(m -> OF_CORRELATION.contains(m.id())).toList();
    }

    private static List<Mistake> kernel() {
        return List.of(
                new Mistake(
                        "kernel-flipped",
                        ConvDecisions.TAP_ROW
                                .as((p, k) -> k - 1 - p)
                                .with(ConvDecisions.TAP_COLUMN, (q, k) -> k - 1 - q),
                        "Your output equals the result for the kernel turned by 180 degrees",
                        "that is the convolution of the mathematicians; here, which tap of w meets the upper left entry of the window?"),
                new Mistake(
                        "kernel-upside-down",
                        ConvDecisions.TAP_ROW.as((p, k) -> k - 1 - p),
                        "Your output equals the result for the kernel turned upside down",
                        "as p grows, you go down in x: do you go down in w, too?"),
                new Mistake(
                        "kernel-mirrored",
                        ConvDecisions.TAP_COLUMN.as((q, k) -> k - 1 - q),
                        "Your output equals the result for the kernel mirrored left to right",
                        "as q grows, you go right in x: do you go right in w, too?"),
                new Mistake(
                        "kernel-transposed",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(o, c, q, p)),
                        TRANSPOSED,
                        TRANSPOSED_QUESTION),
                new Mistake(
                        "kernel-turned-over",
                        ConvDecisions.WEIGHT
                                .as((o, c, p, q) -> new ConvDecisions.At(o, c, q, p))
                                .with(ConvDecisions.KERNEL_SIDES, w -> new int[] {w.size(3), w.size(2)}),
                        TRANSPOSED,
                        TRANSPOSED_QUESTION),
                new Mistake(
                        "kernel-sides-swapped",
                        ConvDecisions.KERNEL_SIDES.as(w -> new int[] {w.size(3), w.size(2)}),
                        "Your code takes the kernel's height for its width",
                        "w has the axes (output channel, input channel, row, column): which of w.size(2) and w.size(3) is the height?"),
                new Mistake(
                        "kernel-channels-swapped",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(c, o, p, q)),
                        "Your code takes w's input channels for its output channels",
                        "w has the axes (output channel, input channel, row, column): in which order do you give o and c?"));
    }

    private static List<Mistake> size() {
        return List.of(
                new Mistake(
                        "no-plus-one",
                        ConvDecisions.SIZE.as((n, k, a) -> (n + 2 * a.padding() - a.span(k)) / a.stride()),
                        "Your output lacks its last row and column; the rest is right",
                        "a kernel as large as the image has one place: what does your formula for the size say?"),
                new Mistake(
                        "rounded-up",
                        ConvDecisions.SIZE.as(
                                (n, k, a) -> (n + 2 * a.padding() - a.span(k) + a.stride() - 1) / a.stride() + 1),
                        "Your output has a row or column too many where the stride leaves something over",
                        "when the last step does not fit whole, may the kernel hang over the end?"),
                new Mistake(
                        "span-one-short",
                        ConvDecisions.SIZE.as(
                                (n, k, a) -> (n + 2 * a.padding() - a.dilation() * (k - 1)) / a.stride() + 1),
                        "Your output is that of a kernel one cell shorter, as far as its size goes",
                        "a kernel of one tap: how many cells does it cover, by your formula?"),
                new Mistake(
                        "square-assumed",
                        ConvDecisions.IMAGE_SIDES.as(x -> new int[] {x.size(2), x.size(2)}),
                        "Your output's width is computed from the image's height",
                        "would your code know if the image were not square?"),
                new Mistake(
                        "sides-swapped",
                        ConvDecisions.IMAGE_SIDES.as(x -> new int[] {x.size(3), x.size(2)}),
                        "Your code takes the image's height for its width",
                        "x has the axes (image, channel, row, column): which of x.size(2) and x.size(3) is the height?"),
                new Mistake(
                        "bounds-swapped",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) ->
                                0 <= u && u < x.size(3) && 0 <= v && v < x.size(2) ? x.get(n, c, u, v) : 0),
                        "Your test for \"inside the image\" compares the row with the width",
                        "u is a row and v a column: how large may each of them get?"));
    }

    private static List<Mistake> padding() {
        return List.of(
                new Mistake(
                        "padding-ignored",
                        ConvDecisions.SIZE
                                .as((n, k, a) -> (n - a.span(k)) / a.stride() + 1)
                                .with(ConvDecisions.PADDING, (a, k) -> 0),
                        "Your output is that of no padding",
                        "where does your code ask the window for its padding?"),
                new Mistake(
                        "padding-not-in-index",
                        ConvDecisions.PADDING.as((a, k) -> 0),
                        "Your output has the padding in its size, and all its entries are shifted up and to the left",
                        "with padding 1 the first window begins outside the image: in which row of x?"),
                new Mistake(
                        "padding-not-in-size",
                        ConvDecisions.SIZE.as((n, k, a) -> (n - a.span(k)) / a.stride() + 1),
                        "Your output is the padded result with rows and columns missing at its end",
                        "the padding is in the index you read from x, but is it in the output's size?"),
                new Mistake(
                        "padding-added",
                        ConvDecisions.PADDING.as((a, k) -> -a.padding()),
                        "Your output is shifted, away from the padding instead of into it",
                        "with padding 1 the first window begins outside the image: is that row -1 or row 1 of x?"),
                new Mistake(
                        "padding-top-left-only",
                        ConvDecisions.SIZE.as((n, k, a) -> (n + a.padding() - a.span(k)) / a.stride() + 1),
                        "Your output is that of an image padded above and to the left only",
                        "the padding stands at both ends of each axis: how much longer does that make it?"),
                new Mistake(
                        "padding-bottom-right-only",
                        ConvDecisions.SIZE
                                .as((n, k, a) -> (n + a.padding() - a.span(k)) / a.stride() + 1)
                                .with(ConvDecisions.PADDING, (a, k) -> 0),
                        "Your output is that of an image padded below and to the right only",
                        "on how many of the four sides do your zeros stand?"),
                new Mistake(
                        "padding-times-stride",
                        ConvDecisions.INDEX.as((i, p, s, d, m) -> (i - m) * s + p * d),
                        "Your padding is multiplied by the stride",
                        "the padding is subtracted from an index into x: before or after the stride has multiplied?"),
                new Mistake(
                        "padding-always-same",
                        ConvDecisions.SIZE
                                .as((n, k, a) -> (n + k / 2 * 2 - a.span(k)) / a.stride() + 1)
                                .with(ConvDecisions.PADDING, (a, k) -> k / 2),
                        "Your output always has the padding that keeps the size, and one row or column too many for an even kernel",
                        "half the kernel is one padding of many: where does your code ask the window for its own?"),
                new Mistake(
                        "outside-not-checked",
                        ConvDecisions.IMAGE.as(Tensor::get),
                        "Your code reads x where there is no x",
                        "with padding, some taps lie outside the image: what should they add, and where does your code test for it?"),
                new Mistake(
                        "only-start-checked",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) -> 0 <= u && 0 <= v ? x.get(n, c, u, v) : 0),
                        "Your code reads x beyond its last row or column",
                        "a tap can lie outside at four sides: for how many of them does your code test?"),
                new Mistake(
                        "first-row-outside",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) ->
                                0 < u && u < x.size(2) && 0 < v && v < x.size(3) ? x.get(n, c, u, v) : 0),
                        "Row 0 and column 0 of the image count as outside",
                        "which is the first row inside the image, and does your test let it in?"),
                new Mistake(
                        "last-row-outside",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) ->
                                0 <= u && u < x.size(2) - 1 && 0 <= v && v < x.size(3) - 1 ? x.get(n, c, u, v) : 0),
                        "The last row and column of the image count as outside",
                        "which is the last row inside the image, and does your test let it in?"),
                new Mistake(
                        "border-repeated",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) -> x.get(
                                n,
                                c,
                                Math.min(Math.max(u, 0), x.size(2) - 1),
                                Math.min(Math.max(v, 0), x.size(3) - 1))),
                        "Your output is that of an image whose border is repeated outwards",
                        "which number should a tap outside the image read?"),
                new Mistake(
                        "border-wrapped",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) ->
                                x.get(n, c, Math.floorMod(u, x.size(2)), Math.floorMod(v, x.size(3)))),
                        "Your output is that of an image that starts again at its other side",
                        "which number should a tap outside the image read?"));
    }

    private static List<Mistake> stride() {
        return List.of(
                new Mistake(
                        "stride-not-in-index",
                        ConvDecisions.STRIDE.as(a -> 1),
                        "Your output equals the top-left corner of the stride-1 result",
                        "the stride is in the output's size, but is it in the index you read from x?"),
                new Mistake(
                        "stride-not-in-size",
                        ConvDecisions.SIZE.as((n, k, a) -> n + 2 * a.padding() - a.span(k) + 1),
                        "Your output begins with the right entries and has as many rows and columns as with stride 1",
                        "the stride is in the index you read from x, but is it in the output's size?"),
                new Mistake(
                        "stride-ignored",
                        ConvDecisions.SIZE
                                .as((n, k, a) -> n + 2 * a.padding() - a.span(k) + 1)
                                .with(ConvDecisions.STRIDE, a -> 1),
                        "Your output is that of stride 1",
                        "where does your code ask the window for its stride?"),
                new Mistake(
                        "stride-times-tap",
                        ConvDecisions.INDEX.as((i, p, s, d, m) -> (i + p * d) * s - m),
                        "Your stride pulls the kernel's taps apart",
                        "the stride moves the whole window: which part of the index should it multiply?"),
                new Mistake(
                        "stride-dilation-swapped",
                        ConvDecisions.INDEX.as((i, p, s, d, m) -> i * d + p * s - m),
                        "Your stride does the dilation's work, and the dilation the stride's",
                        "which of the two moves the window, and which pulls its taps apart?"),
                new Mistake(
                        "axes-swapped",
                        ConvDecisions.WINDOW.as(w -> new Window(w.columns(), w.rows(), w.groups())),
                        "Your code uses the settings of the rows for the columns, and those of the columns for the rows",
                        "window.rows() is for the height: where do you use it?"),
                new Mistake(
                        "rows-for-both",
                        ConvDecisions.WINDOW.as(w -> new Window(w.rows(), w.rows(), w.groups())),
                        "Your code uses the settings of the rows for the columns, too",
                        "stride, padding and dilation may differ between the axes: where do you use window.columns()?"),
                new Mistake(
                        "columns-for-both",
                        ConvDecisions.WINDOW.as(w -> new Window(w.columns(), w.columns(), w.groups())),
                        "Your code uses the settings of the columns for the rows, too",
                        "stride, padding and dilation may differ between the axes: where do you use window.rows()?"));
    }

    private static List<Mistake> dilation() {
        return List.of(
                new Mistake(
                        "dilation-ignored",
                        ConvDecisions.SIZE
                                .as((n, k, a) -> (n + 2 * a.padding() - k) / a.stride() + 1)
                                .with(ConvDecisions.DILATION, a -> 1),
                        "Your output is that of dilation 1",
                        "where does your code ask the window for its dilation?",
                        true),
                new Mistake(
                        "dilation-not-in-size",
                        ConvDecisions.SIZE.as((n, k, a) -> (n + 2 * a.padding() - k) / a.stride() + 1),
                        "Your output is larger than it should be where the kernel is dilated",
                        "the dilation is in the index you read from x, but is it in the output's size?"),
                new Mistake(
                        "dilation-not-in-index",
                        ConvDecisions.DILATION.as(a -> 1),
                        "Your output has the size for a dilated kernel, and the entries for one that is not",
                        "the dilation is in the output's size, but is it in the index you read from x?"),
                new Mistake(
                        "span-k-times-d",
                        ConvDecisions.SIZE.as((n, k, a) -> (n + 2 * a.padding() - a.dilation() * k) / a.stride() + 1),
                        "Your output is smaller than it should be where the kernel is dilated",
                        "draw 3 taps with one gap between neighbours: is there a gap behind the last tap, too?"));
    }

    private static List<Mistake> channels() {
        return List.of(
                new Mistake(
                        "channels-averaged",
                        ConvDecisions.FINISH.as((sum, b, channels, taps) -> (sum - b) / channels + b),
                        "Your output is a mean over the input channels",
                        "the formula has a Σ over c and nothing that divides: where does your code?"),
                new Mistake(
                        "last-channel-only",
                        ConvDecisions.FIRST_CHANNEL.as(channels -> channels - 1),
                        "Your output comes from the last input channel alone",
                        "for one entry of y, where is the sum set to its start: before the loop over c, or inside it?"),
                new Mistake(
                        "first-channel-only",
                        ConvDecisions.CHANNELS_END.as((channels, groups) -> 1),
                        "Your output comes from the first input channel alone",
                        "over which channels does your sum run?"),
                new Mistake(
                        "image-channel-0",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> 0),
                        "Your code reads channel 0 of x for every channel of w",
                        "which channel of x belongs to channel c of w?"),
                new Mistake(
                        "kernel-channel-0",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(o, 0, p, q)),
                        "Your code uses the kernel of input channel 0 for all channels",
                        "which index of w changes from one input channel to the next?"),
                new Mistake(
                        "one-kernel-for-all",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(0, c, p, q)),
                        "All your output channels use the kernel of output channel 0",
                        "which index of w changes from one output channel to the next?"));
    }

    private static List<Mistake> groups() {
        return List.of(
                new Mistake(
                        "groups-ignored",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> c),
                        "All your output channels see the first group's input channels",
                        "output channel o belongs to a group: with which channel of x does that group begin?",
                        true),
                new Mistake(
                        "groups-all-channels",
                        ConvDecisions.CHANNELS_END
                                .as((channels, groups) -> channels * groups)
                                .with(ConvDecisions.CHANNEL, (o, c, groupOut, groupIn, groups) -> c),
                        "Your code looks for more input channels in w than w has",
                        "with groups, w.size(1) is smaller than x.size(1): how many channels does one output channel see?",
                        true),
                new Mistake(
                        "groups-by-remainder",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> o % groups * groupIn + c),
                        "Your output channels go to the groups in turn, like cards that are dealt",
                        "the first output channels, as many as one group has, all belong to group 0: does yours do so?"),
                new Mistake(
                        "groups-interleaved",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> c * groups + o / groupOut),
                        "Your input channels go to the groups in turn, like cards that are dealt",
                        "a group sees a run of neighbouring input channels: does yours?"),
                new Mistake(
                        "group-start-not-scaled",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> o / groupOut + c),
                        "Your groups begin one input channel after another, and overlap",
                        "if each group has 2 input channels, with which channel does group 1 begin?"),
                new Mistake(
                        "group-is-output",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> o * groupIn + c),
                        "Your code takes every output channel for a group of its own",
                        "how many output channels has one group, and which group does o belong to?"));
    }

    private static List<Mistake> bias() {
        return List.of(
                new Mistake(
                        "bias-missing",
                        ConvDecisions.START.as((b, at, before) -> 0),
                        "Your output is off by one and the same number within each output channel",
                        "which term of the formula depends on o alone?"),
                new Mistake(
                        "bias-per-tap",
                        ConvDecisions.START.as((b, at, before) -> 0).with(ConvDecisions.TERM, (x, w, b) -> x * w + b),
                        "Your output contains the bias once for every tap",
                        "b[o] belongs to an entry of y, not to a tap: inside which loops is it added?"),
                new Mistake(
                        "bias-per-channel",
                        ConvDecisions.FINISH.as((sum, b, channels, taps) -> sum + (channels - 1) * b),
                        "Your output contains the bias once for every input channel",
                        "b[o] belongs to an entry of y, not to an input channel: inside which loops is it added?"),
                new Mistake(
                        "bias-twice",
                        ConvDecisions.FINISH.as((sum, b, channels, taps) -> sum + b),
                        "Your output contains the bias twice",
                        "if the sum starts at the bias, is it added again at the end?"),
                new Mistake(
                        "bias-first-for-all",
                        ConvDecisions.START.as((b, at, before) -> b.get(0)),
                        "All your output channels have the bias of channel 0",
                        "which entry of b belongs to output channel o?"),
                new Mistake(
                        "bias-subtracted",
                        ConvDecisions.START.as((b, at, before) -> -b.get(at.o())),
                        "Your output has the bias with the wrong sign",
                        "is the bias added or taken away?"));
    }

    private static List<Mistake> loops() {
        return List.of(
                new Mistake(
                        "first-image-only",
                        ConvDecisions.IMAGES.as(n -> 1),
                        "Only the first image of the batch is computed, the others stay 0",
                        "how often does the outermost loop run?"),
                new Mistake(
                        "image-0-for-all",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) -> inside(x, u, v) ? x.get(0, c, u, v) : 0),
                        "All your images are the first one",
                        "which index of x says which image is read?"),
                new Mistake(
                        "last-row-missed",
                        ConvDecisions.ROWS_END.as(rows -> rows - 1),
                        "The last row of your output was never computed",
                        "at which i does your loop over the rows stop?"),
                new Mistake(
                        "last-column-missed",
                        ConvDecisions.COLUMNS_END.as(columns -> columns - 1),
                        "The last column of your output was never computed",
                        "at which j does your loop over the columns stop?"),
                new Mistake(
                        "first-row-missed",
                        ConvDecisions.FIRST_ROW.as(rows -> 1),
                        "The first row of your output was never computed",
                        "at which i does your loop over the rows start?"),
                new Mistake(
                        "last-tap-missed",
                        ConvDecisions.TAPS_END.as(k -> k - 1),
                        "Your sums lack the last row and the last column of the kernel",
                        "at which p and q do your loops over the kernel stop?"),
                new Mistake(
                        "window-does-not-move",
                        ConvDecisions.INDEX.as((i, p, s, d, m) -> p * d - m),
                        "All entries within one of your output channels are the same",
                        WINDOW_STILL),
                new Mistake(
                        "tap-does-not-move",
                        ConvDecisions.INDEX.as((i, p, s, d, m) -> i * s - m),
                        "Every tap of your kernel reads the same entry of x",
                        "as p and q grow, which index into x grows with them?"),
                new Mistake(
                        "image-transposed",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) -> inside(x, u, v) ? x.get(n, c, v, u) : 0),
                        "Your code reads x with rows and columns exchanged",
                        "x has the axes (image, channel, row, column): in which order do you give the last two indices?"),
                new Mistake(
                        "output-transposed",
                        ConvDecisions.PUT.as((i, j) -> new int[] {j, i}),
                        "Your output has its rows and columns exchanged",
                        "y has the axes (image, channel, row, column): in which order do you give i and j?"));
    }

    private static List<Mistake> sums() {
        String grows = "Your sums keep growing: each contains those before it";
        String whereReset = "for the next entry of y, where is the sum set back to its start?";
        return List.of(
                new Mistake(
                        "sum-not-reset",
                        ConvDecisions.START.as((b, at, before) -> before + b.get(at.o())),
                        grows,
                        whereReset),
                new Mistake(
                        "sum-not-reset-in-channel",
                        ConvDecisions.START.as((b, at, before) -> at.i() == 0 && at.j() == 0 ? b.get(at.o()) : before),
                        grows,
                        whereReset),
                new Mistake(
                        "sum-not-reset-in-row",
                        ConvDecisions.START.as((b, at, before) -> at.j() == 0 ? b.get(at.o()) : before),
                        grows,
                        whereReset),
                new Mistake(
                        "overwritten",
                        ConvDecisions.ADD.as((sum, term) -> term),
                        "Each of your entries is the product of the last tap alone",
                        "does each product add to the sum, or take its place?"),
                new Mistake(
                        "whole-numbers",
                        ConvDecisions.ADD.as((sum, term) -> (int) (sum + term)),
                        "Your sums lose what stands behind the decimal point",
                        "which type has the variable you add up in?"),
                new Mistake(
                        "sum-for-product",
                        ConvDecisions.TERM.as((x, w, b) -> x + w),
                        "Your output adds x and w where it should multiply them",
                        "what happens to an entry of x when the tap on it is 0?"),
                new Mistake(
                        "mean-over-taps",
                        ConvDecisions.FINISH.as((sum, b, channels, taps) -> (sum - b) / (channels * taps) + b),
                        "Your output is a mean over all taps",
                        "the formula has Σ and nothing that divides: where does your code?"));
    }
}
