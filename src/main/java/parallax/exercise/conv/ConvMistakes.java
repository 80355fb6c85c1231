package parallax.exercise.conv;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parallax.exercise.diagnosis.Mistake;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/**
 * The mistakes of a convolution's forward pass, each a decision of {@link ConvLoops} taken otherwise: here those of sizes and
 * indices; those of what is summed are {@link SumMistakes}.
 */
final class ConvMistakes {
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
        all.addAll(SumMistakes.all());
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
}
