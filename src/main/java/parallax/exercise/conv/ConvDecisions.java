package parallax.exercise.conv;

import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import parallax.exercise.diagnosis.Decision;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The decisions that {@link ConvLoops} takes, each with the right choice; a mistake takes one otherwise. */
final class ConvDecisions {
    // Sizes.

    /** Which window counts for the rows, and which for the columns. */
    static final Decision<UnaryOperator<Window>> WINDOW = Decision.of("window", window -> window);

    /** Height and width of x, as the output's size is computed from them. */
    static final Decision<Sides> IMAGE_SIDES = Decision.of("sides of x", x -> new int[] {x.size(2), x.size(3)});

    /** Height and width of the kernel. */
    static final Decision<Sides> KERNEL_SIDES = Decision.of("sides of w", w -> new int[] {w.size(2), w.size(3)});

    /** The output's size. */
    static final Decision<SizeRule> SIZE = Decision.of(
            "output size", (n, k, a) -> (n + 2 * a.padding() - a.dilation() * (k - 1) - 1) / a.stride() + 1);

    // Which entry of x meets which entry of w.

    /** The stride in the index into x. */
    static final Decision<ToIntFunction<Window.Axis>> STRIDE = Decision.of("stride", Window.Axis::stride);

    /** The dilation in the index into x. */
    static final Decision<ToIntFunction<Window.Axis>> DILATION = Decision.of("dilation", Window.Axis::dilation);

    /** The padding in the index into x; may depend on the kernel's size k. */
    static final Decision<PaddingRule> PADDING = Decision.of("padding", (a, k) -> a.padding());

    /** The index into x, of output i and tap p. */
    static final Decision<IndexRule> INDEX = Decision.of("index", (i, p, s, d, m) -> i * s + p * d - m);

    /** The row of w that is read at tap p of k. */
    static final Decision<TapRule> TAP_ROW = Decision.of("row of w", (p, k) -> p);

    /** The column of w that is read at tap q of k. */
    static final Decision<TapRule> TAP_COLUMN = Decision.of("column of w", (q, k) -> q);

    /** The index of w's entry for output channel o, channel c of the group, row p and column q. */
    static final Decision<WeightRule> WEIGHT = Decision.of("entry of w", (o, c, p, q) -> new At(o, c, p, q));

    /** What is read from x at (n, c, u, v), which may lie outside. */
    static final Decision<ImageRule> IMAGE =
            Decision.of("entry of x", (x, n, c, u, v) -> inside(x, u, v) ? x.get(n, c, u, v) : 0);

    /** The channel of x that channel c of output channel o's group is. */
    static final Decision<ChannelRule> CHANNEL =
            Decision.of("channel of x", (o, c, groupOut, groupIn, groups) -> o / groupOut * groupIn + c);

    // What is summed, and over what.

    /** With what a sum starts. */
    static final Decision<StartRule> START = Decision.of("start of the sum", (b, at, before) -> b.get(at.o()));

    /** What one tap adds. */
    static final Decision<TermRule> TERM = Decision.of("term", (x, w, b) -> x * w);

    /** How a term is added. */
    static final Decision<AddRule> ADD = Decision.of("addition", Double::sum);

    /** What is done with a finished sum. */
    static final Decision<FinishRule> FINISH = Decision.of("finish", (sum, b, channels, taps) -> sum);

    /** Where an output is put. */
    static final Decision<PutRule> PUT = Decision.of("place in y", (i, j) -> new int[] {i, j});

    /** How many images are looped over. */
    static final Decision<IntUnaryOperator> IMAGES = Decision.of("images", n -> n);

    /** The first output row and column that is computed. */
    static final Decision<IntUnaryOperator> FIRST_ROW = Decision.of("first row", rows -> 0);

    /** The end of the output rows that are computed. */
    static final Decision<IntUnaryOperator> ROWS_END = Decision.of("end of the rows", rows -> rows);

    /** The end of the output columns that are computed. */
    static final Decision<IntUnaryOperator> COLUMNS_END = Decision.of("end of the columns", columns -> columns);

    /** The end of the taps along each axis. */
    static final Decision<IntUnaryOperator> TAPS_END = Decision.of("end of the taps", k -> k);

    /** The first channel of a group. */
    static final Decision<IntUnaryOperator> FIRST_CHANNEL = Decision.of("first channel", channels -> 0);

    /** The end of a group's channels. */
    static final Decision<ChannelsEnd> CHANNELS_END =
            Decision.of("end of the channels", (channels, groups) -> channels);

    // Of the gradients alone.

    /** The entry of dy that belongs to an output. */
    static final Decision<GradientRule> DY = Decision.of("entry of dy", Tensor::get);

    /** The first output channel that is looped over. */
    static final Decision<IntUnaryOperator> FIRST_OUTPUT = Decision.of("first output channel", outputs -> 0);

    /** The end of the output channels. */
    static final Decision<IntUnaryOperator> OUTPUTS_END = Decision.of("end of the output channels", outputs -> outputs);

    /** Whether the result is cleared before each image. */
    static final Decision<Boolean> CLEARED = Decision.of("cleared per image", false);

    /** How a finished gradient is scaled, given dy's shape. */
    static final Decision<ScaleRule> SCALE = Decision.of("scale", dy -> 1);

    /** Whether a place outside x is left out. */
    static final Decision<Boolean> CHECKED = Decision.of("outside left out", true);

    /** The shape of dx. */
    static final Decision<CanvasRule> CANVAS = Decision.of("shape of dx", (x, window) -> x.shape());

    private ConvDecisions() {}

    static boolean inside(Tensor x, int u, int v) {
        return 0 <= u && u < x.size(2) && 0 <= v && v < x.size(3);
    }

    interface Sides {
        int[] of(Tensor t);
    }

    interface SizeRule {
        int of(int n, int k, Window.Axis axis);
    }

    interface PaddingRule {
        int of(Window.Axis axis, int k);
    }

    interface IndexRule {
        int of(int out, int tap, int stride, int dilation, int padding);
    }

    interface TapRule {
        int of(int tap, int k);
    }

    interface WeightRule {
        At at(int o, int c, int p, int q);
    }

    interface ImageRule {
        double at(Tensor x, int n, int c, int u, int v);
    }

    interface ChannelRule {
        int of(int o, int c, int groupOut, int groupIn, int groups);
    }

    interface StartRule {
        double of(Tensor b, Output at, double before);
    }

    interface TermRule {
        double of(double x, double w, double b);
    }

    interface AddRule {
        double of(double sum, double term);
    }

    interface FinishRule {
        double of(double sum, double b, int channels, int taps);
    }

    interface PutRule {
        int[] at(int i, int j);
    }

    interface ChannelsEnd {
        int of(int channels, int groups);
    }

    interface GradientRule {
        double at(Tensor dy, int n, int o, int i, int j);
    }

    interface ScaleRule {
        double of(Tensor dy);
    }

    interface CanvasRule {
        int[] of(Tensor x, Window window);
    }

    /** An index into a tensor of rank 4. */
    record At(int i, int j, int k, int l) {
        double in(Tensor t) {
            return t.get(i, j, k, l);
        }
    }

    /** Which output is being computed. */
    record Output(int n, int o, int i, int j) {}
}
