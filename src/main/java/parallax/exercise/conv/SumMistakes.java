package parallax.exercise.conv;

import static parallax.exercise.conv.ConvDecisions.inside;

import java.util.ArrayList;
import java.util.List;
import parallax.exercise.diagnosis.Mistake;

/** The mistakes of a convolution's forward pass that concern what is summed: channels, groups, bias, loops. */
final class SumMistakes {
    private static final String WINDOW_STILL = "when j grows by one, does the place in x that you read from move, too?";

    private SumMistakes() {}

    /** Returns them all. */
    static List<Mistake> all() {
        List<Mistake> all = new ArrayList<>();
        all.addAll(channels());
        all.addAll(groups());
        all.addAll(bias());
        all.addAll(loops());
        all.addAll(sums());
        return all;
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
