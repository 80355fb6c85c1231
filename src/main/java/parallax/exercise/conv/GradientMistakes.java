package parallax.exercise.conv;

import static parallax.exercise.conv.ConvDecisions.inside;

import java.util.ArrayList;
import java.util.List;
import parallax.exercise.diagnosis.Mistake;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The mistakes of a convolution's backward pass: each a decision of {@link ConvLoops} taken otherwise. */
final class GradientMistakes {
    private static final String SAME_LOOPS =
            "forward read x at i * stride + p * dilation - padding: does your gradient";

    private GradientMistakes() {}

    /** Returns the mistakes of the weight's gradient. */
    static List<Mistake> ofWeight() {
        List<Mistake> all = new ArrayList<>(ofBoth("dWeight"));
        all.addAll(List.of(
                new Mistake(
                        "kernel-flipped",
                        ConvDecisions.TAP_ROW
                                .as((p, k) -> k - 1 - p)
                                .with(ConvDecisions.TAP_COLUMN, (q, k) -> k - 1 - q),
                        "Each kernel of your dWeight is turned by 180 degrees",
                        "forward did not flip the kernel: which tap of w touched x[u,v]?"),
                new Mistake(
                        "kernel-transposed",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(o, c, q, p)),
                        "Each kernel of your dWeight has its rows and columns exchanged",
                        "dWeight has the axes (output channel, input channel, row, column): in which order do you give p and q?"),
                new Mistake(
                        "kernel-channels-swapped",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(c, o, p, q)),
                        "Your code takes w's input channels for its output channels",
                        "dWeight has the axes (output channel, input channel, row, column): in which order do you give o and c?"),
                new Mistake(
                        "overwritten",
                        ConvDecisions.ADD.as((sum, term) -> term),
                        "Each entry of your dWeight is the share of the last place alone",
                        "w[o,c,p,q] worked at every place: does each share add to what is there, or take its place?"),
                new Mistake(
                        "last-image-only",
                        ConvDecisions.CLEARED.as(true),
                        "Your dWeight is that of the last image alone",
                        "one w serves every image: does something start anew for each of them?"),
                new Mistake(
                        "mean-over-places",
                        ConvDecisions.SCALE.as(dy -> 1.0 / (dy.size(0) * dy.size(2) * dy.size(3))),
                        "Your dWeight is a mean over all images and places",
                        "w[o,c,p,q] worked at every place in full: should its gradient be a mean of the shares, or their sum?"),
                new Mistake(
                        "weight-for-image",
                        ConvDecisions.TERM.as((x, g, w) -> w * g),
                        "Your dWeight multiplies dy by w",
                        "in y = ... + x * w, what is left of x * w when it is differentiated by w?"),
                new Mistake(
                        "image-alone",
                        ConvDecisions.TERM.as((x, g, w) -> x),
                        "Your dWeight would be right if dy were 1 everywhere",
                        "by the chain rule each share is multiplied by something that comes from behind: where do you use dy?"),
                new Mistake(
                        "image-channel-0",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> 0),
                        "Your code reads channel 0 of x for every input channel",
                        "which channel of x did w[o,c,p,q] multiply?"),
                new Mistake(
                        "image-0-for-all",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) -> inside(x, u, v) ? x.get(0, c, u, v) : 0),
                        "Your code reads the first image of x for every image of dy",
                        "which index of x says which image is read?"),
                new Mistake(
                        "outside-not-checked",
                        ConvDecisions.IMAGE.as(Tensor::get),
                        "Your code reads x where there is no x",
                        "with padding, some taps lay outside the image: what did they add to y, and what is their share here?"),
                new Mistake(
                        "border-repeated",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) -> x.get(
                                n,
                                c,
                                Math.min(Math.max(u, 0), x.size(2) - 1),
                                Math.min(Math.max(v, 0), x.size(3) - 1))),
                        "Your dWeight is that of an image whose border is repeated outwards",
                        "which number did a tap outside the image read?"),
                new Mistake(
                        "first-row-outside",
                        ConvDecisions.IMAGE.as((x, n, c, u, v) ->
                                0 < u && u < x.size(2) && 0 < v && v < x.size(3) ? x.get(n, c, u, v) : 0),
                        "Row 0 and column 0 of the image count as outside",
                        "which is the first row inside the image, and does your test let it in?")));
        return all;
    }

    /** Returns the mistakes of the input's gradient. */
    static List<Mistake> ofInput() {
        List<Mistake> all = new ArrayList<>(ofBoth("dx"));
        all.addAll(List.of(
                new Mistake(
                        "kernel-flipped",
                        ConvDecisions.TAP_ROW
                                .as((p, k) -> k - 1 - p)
                                .with(ConvDecisions.TAP_COLUMN, (q, k) -> k - 1 - q),
                        "Your dx equals the result for the kernel turned by 180 degrees",
                        "if you slide over dy, the kernel has to be flipped once, if you add into dx not at all: which do you do?"),
                new Mistake(
                        "kernel-transposed",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(o, c, q, p)),
                        "Your dx equals the result for each kernel with rows and columns exchanged",
                        "which of p and q goes with the rows of dx, and which with the rows of w?"),
                new Mistake(
                        "kernel-channels-swapped",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(c, o, p, q)),
                        "Your code takes w's input channels for its output channels",
                        "w has the axes (output channel, input channel, row, column): in which order do you give o and c?"),
                new Mistake(
                        "overwritten",
                        ConvDecisions.ADD.as((sum, term) -> term),
                        "Your dx is right only where a single window reaches, and too small elsewhere",
                        "an entry of x lies under several windows: does each share add to what is there, or take its place?"),
                new Mistake(
                        "last-output-channel-only",
                        ConvDecisions.FIRST_OUTPUT.as(outputs -> outputs - 1),
                        "Your dx is that of the last output channel alone",
                        "every output channel looked at x: do their shares add up, or does each replace the one before?"),
                new Mistake(
                        "first-output-channel-only",
                        ConvDecisions.OUTPUTS_END.as(outputs -> 1),
                        "Your dx is that of the first output channel alone",
                        "every output channel looked at x: does your loop see them all?"),
                new Mistake(
                        "last-image-kept",
                        ConvDecisions.CLEARED.as(true),
                        "Only the last image has a gradient, the others are 0",
                        "does something start anew for each image?"),
                new Mistake(
                        "padding-not-cut",
                        ConvDecisions.PADDING.as((a, k) -> 0).with(ConvDecisions.CANVAS, (x, window) -> new int[] {
                            x.size(0),
                            x.size(1),
                            x.size(2) + 2 * window.rows().padding(),
                            x.size(3) + 2 * window.columns().padding()
                        }),
                        "Your dx is as large as the padded image",
                        "the zeros of the padding are no part of x: which rows and columns of your result are?"),
                new Mistake(
                        "image-for-weight",
                        ConvDecisions.TERM.as((w, g, x) -> x * g),
                        "Your dx multiplies dy by x",
                        "in y = ... + x * w, what is left of x * w when it is differentiated by x?"),
                new Mistake(
                        "weight-alone",
                        ConvDecisions.TERM.as((w, g, x) -> w),
                        "Your dx would be right if dy were 1 everywhere",
                        "by the chain rule each share is multiplied by something that comes from behind: where do you use dy?"),
                new Mistake(
                        "all-in-channel-0",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> 0),
                        "All your gradient is in channel 0",
                        "which channel of x did w[o,c,p,q] multiply?"),
                new Mistake(
                        "kernel-channel-0",
                        ConvDecisions.WEIGHT.as((o, c, p, q) -> new ConvDecisions.At(o, 0, p, q)),
                        "Your code uses the kernel of input channel 0 for all channels",
                        "which index of w changes from one input channel to the next?"),
                new Mistake(
                        "outside-not-checked",
                        ConvDecisions.CHECKED.as(false),
                        "Your code adds to dx where there is no dx",
                        "with padding, some taps lay outside the image: whose gradient is their share?")));
        return all;
    }

    private static List<Mistake> ofBoth(String result) {
        return List.of(
                new Mistake(
                        "stride-ignored",
                        ConvDecisions.STRIDE.as(a -> 1),
                        "Your " + result + " is that of stride 1",
                        SAME_LOOPS + " know the stride?"),
                new Mistake(
                        "padding-ignored",
                        ConvDecisions.PADDING.as((a, k) -> 0),
                        "Your " + result + " is that of an image shifted by the padding: the wrong strip",
                        SAME_LOOPS + " subtract the padding?"),
                new Mistake(
                        "padding-added",
                        ConvDecisions.PADDING.as((a, k) -> -a.padding()),
                        "Your " + result + " is shifted, away from the padding instead of into it",
                        "with padding 1 the first window began outside the image: is that row -1 or row 1 of x?"),
                new Mistake(
                        "padding-times-stride",
                        ConvDecisions.INDEX.as((i, p, s, d, m) -> (i - m) * s + p * d),
                        "Your padding is multiplied by the stride",
                        "the padding is subtracted from an index into x: before or after the stride has multiplied?"),
                new Mistake(
                        "stride-times-tap",
                        ConvDecisions.INDEX.as((i, p, s, d, m) -> (i + p * d) * s - m),
                        "Your stride pulls the kernel's taps apart",
                        "the stride moves the whole window: which part of the index should it multiply?"),
                new Mistake(
                        "dilation-ignored",
                        ConvDecisions.DILATION.as(a -> 1),
                        "Your " + result + " is that of dilation 1",
                        SAME_LOOPS + " know the dilation?",
                        true),
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
                        "stride, padding and dilation may differ between the axes: where do you use window.rows()?"),
                new Mistake(
                        "groups-ignored",
                        ConvDecisions.CHANNEL.as((o, c, groupOut, groupIn, groups) -> c),
                        "Your code takes all output channels to see the first group's input channels",
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
                        "first-image-only",
                        ConvDecisions.IMAGES.as(n -> 1),
                        "Your " + result + " is that of the first image alone",
                        "how often does the outermost loop run?"),
                new Mistake(
                        "mean-over-images",
                        ConvDecisions.SCALE.as(dy -> 1.0 / dy.size(0)),
                        "Your " + result + " is divided by the number of images",
                        "the loss's own mean, if it has one, is already in dy: is there another to take here?"),
                new Mistake(
                        "sign",
                        ConvDecisions.SCALE.as(dy -> -1),
                        "Your " + result + " has the wrong sign",
                        "the gradient says how the loss grows: does the minus of gradient descent belong here?"),
                new Mistake(
                        "dy-channel-0",
                        ConvDecisions.DY.as((dy, n, o, i, j) -> dy.get(n, 0, i, j)),
                        "Your code reads channel 0 of dy for every output channel",
                        "which channel of dy belongs to output channel o?"),
                new Mistake(
                        "dy-transposed",
                        ConvDecisions.DY.as((dy, n, o, i, j) -> dy.get(n, o, j, i)),
                        "Your code reads dy with rows and columns exchanged",
                        "dy has the axes (image, channel, row, column): in which order do you give i and j?"),
                new Mistake(
                        "last-row-missed",
                        ConvDecisions.ROWS_END.as(rows -> rows - 1),
                        "Your " + result + " lacks the share of dy's last row",
                        "at which i does your loop over the rows of dy stop?"),
                new Mistake(
                        "last-column-missed",
                        ConvDecisions.COLUMNS_END.as(columns -> columns - 1),
                        "Your " + result + " lacks the share of dy's last column",
                        "at which j does your loop over the columns of dy stop?"),
                new Mistake(
                        "last-tap-missed",
                        ConvDecisions.TAPS_END.as(k -> k - 1),
                        "Your " + result + " lacks the shares of the kernel's last row and column",
                        "at which p and q do your loops over the kernel stop?"),
                new Mistake(
                        "whole-numbers",
                        ConvDecisions.ADD.as((sum, term) -> (int) (sum + term)),
                        "Your sums lose what stands behind the decimal point",
                        "which type has the variable or array you add up in?"));
    }
}
