package parallax.exercise.conv;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The loops of convolution, forward and backward, that ask for every decision: right, unless a choice is a mistake. */
final class ConvLoops {
    private final Choices choices;
    private final Window window;
    private final Line rows;
    private final Line columns;
    private final ConvDecisions.WeightRule weight;
    private final int images;
    private final int firstOutput;
    private final int outputsEnd;
    private final int outputs;
    private final int groupIn;

    /** Prepares for a convolution of x by w. */
    ConvLoops(Choices choices, Tensor x, Tensor w, Window given) {
        this.choices = choices;
        this.window = choices.of(ConvDecisions.WINDOW).apply(given);
        int[] kernel = choices.of(ConvDecisions.KERNEL_SIDES).of(w);
        this.rows = new Line(choices, window.rows(), kernel[0], ConvDecisions.TAP_ROW);
        this.columns = new Line(choices, window.columns(), kernel[1], ConvDecisions.TAP_COLUMN);
        this.weight = choices.of(ConvDecisions.WEIGHT);
        this.images = choices.of(ConvDecisions.IMAGES).applyAsInt(x.size(0));
        this.outputs = w.size(0);
        this.firstOutput = choices.of(ConvDecisions.FIRST_OUTPUT).applyAsInt(outputs);
        this.outputsEnd = choices.of(ConvDecisions.OUTPUTS_END).applyAsInt(outputs);
        this.groupIn = w.size(1);
    }

    Tensor forward(Tensor x, Tensor w, Tensor b) {
        ConvDecisions.SizeRule size = choices.of(ConvDecisions.SIZE);
        int[] sides = choices.of(ConvDecisions.IMAGE_SIDES).of(x);
        int outHeight = size.of(sides[0], rows.k, window.rows());
        int outWidth = size.of(sides[1], columns.k, window.columns());
        Tensor y = Tensor.zeros(x.size(0), outputs, outHeight, outWidth);
        ConvDecisions.AddRule add = choices.of(ConvDecisions.ADD);
        ConvDecisions.TermRule term = choices.of(ConvDecisions.TERM);
        ConvDecisions.ImageRule image = choices.of(ConvDecisions.IMAGE);
        double[] sum = {0};
        outputs(outHeight, outWidth, at -> {
            double bias = b.get(at.o());
            sum[0] = choices.of(ConvDecisions.START).of(b, at, sum[0]);
            taps(
                    at,
                    tap -> sum[0] = add.of(
                            sum[0],
                            term.of(
                                    image.at(x, at.n(), tap.channel(), tap.u(), tap.v()),
                                    tap.weight().in(w),
                                    bias)));
            double value = choices.of(ConvDecisions.FINISH).of(sum[0], bias, groupIn, rows.k * columns.k);
            int[] place = choices.of(ConvDecisions.PUT).at(at.i(), at.j());
            y.set(value, at.n(), at.o(), place[0], place[1]);
        });
        return y;
    }

    /** Of sum += x[n,c,u,v] * w[o,c,p,q], by w. */
    Tensor weightGradient(Tensor x, Tensor w, Tensor dy) {
        Tensor dw = Tensor.zeros(w.shape());
        ConvDecisions.ImageRule image = choices.of(ConvDecisions.IMAGE);
        gradient(dy, dw, (at, g, tap) -> {
            double term = choices.of(ConvDecisions.TERM)
                    .of(
                            image.at(x, at.n(), tap.channel(), tap.u(), tap.v()),
                            g,
                            tap.weight().in(w));
            put(dw, term, tap.weight());
        });
        return scaled(dw, dy);
    }

    /** Of sum += x[n,c,u,v] * w[o,c,p,q], by x. */
    Tensor inputGradient(Tensor x, Tensor w, Tensor dy) {
        Tensor dx = Tensor.zeros(choices.of(ConvDecisions.CANVAS).of(x, window));
        boolean checked = choices.of(ConvDecisions.CHECKED);
        gradient(dy, dx, (at, g, tap) -> {
            if (!checked || ConvDecisions.inside(dx, tap.u(), tap.v())) {
                ConvDecisions.At place = new ConvDecisions.At(at.n(), tap.channel(), tap.u(), tap.v());
                put(dx, choices.of(ConvDecisions.TERM).of(tap.weight().in(w), g, get(x, dx, place)), place);
            }
        });
        return scaled(dx, dy);
    }

    private void gradient(Tensor dy, Tensor result, GradientBody body) {
        int[] image = {-1};
        outputs(dy.size(2), dy.size(3), at -> {
            if (choices.of(ConvDecisions.CLEARED) && at.n() != image[0]) {
                java.util.Arrays.fill(result.data(), 0);
                image[0] = at.n();
            }
            double g = choices.of(ConvDecisions.DY).at(dy, at.n(), at.o(), at.i(), at.j());
            taps(at, tap -> body.at(at, g, tap));
        });
    }

    private void outputs(int outHeight, int outWidth, OutputBody body) {
        int first = choices.of(ConvDecisions.FIRST_ROW).applyAsInt(outHeight);
        int rowsEnd = choices.of(ConvDecisions.ROWS_END).applyAsInt(outHeight);
        int columnsEnd = choices.of(ConvDecisions.COLUMNS_END).applyAsInt(outWidth);
        for (int n = 0; n < images; n++)
            for (int o = firstOutput; o < outputsEnd; o++)
                for (int i = first; i < rowsEnd; i++)
                    for (int j = 0; j < columnsEnd; j++) {
                        body.at(new ConvDecisions.Output(n, o, i, j));
                    }
    }

    private void taps(ConvDecisions.Output at, TapBody body) {
        int groups = window.groups();
        int channelsEnd = choices.of(ConvDecisions.CHANNELS_END).of(groupIn, groups);
        for (int c = choices.of(ConvDecisions.FIRST_CHANNEL).applyAsInt(groupIn); c < channelsEnd; c++) {
            int channel = choices.of(ConvDecisions.CHANNEL).of(at.o(), c, outputs / groups, groupIn, groups);
            for (int p = 0; p < rows.tapsEnd; p++)
                for (int q = 0; q < columns.tapsEnd; q++) {
                    int u = rows.index(at.i(), p);
                    int v = columns.index(at.j(), q);
                    body.at(new Tap(channel, u, v, weight.at(at.o(), c, rows.tap(p), columns.tap(q))));
                }
        }
    }

    private void put(Tensor t, double term, ConvDecisions.At at) {
        t.set(choices.of(ConvDecisions.ADD).of(at.in(t), term), at.i(), at.j(), at.k(), at.l());
    }

    private Tensor scaled(Tensor gradient, Tensor dy) {
        double scale = choices.of(ConvDecisions.SCALE).of(dy);
        return gradient.map(v -> v * scale);
    }

    /** What lies in x where dx has this place; on a padded canvas x is not asked. */
    private static double get(Tensor x, Tensor dx, ConvDecisions.At at) {
        return java.util.Arrays.equals(x.shape(), dx.shape()) ? at.in(x) : 0;
    }

    /** The decisions along one axis, asked once. */
    private static final class Line {
        final int k;
        final int tapsEnd;
        private final int stride;
        private final int dilation;
        private final int padding;
        private final ConvDecisions.TapRule tap;
        private final ConvDecisions.IndexRule index;

        Line(Choices choices, Window.Axis axis, int k, Decision<ConvDecisions.TapRule> tap) {
            this.k = k;
            this.tapsEnd = choices.of(ConvDecisions.TAPS_END).applyAsInt(k);
            this.stride = choices.of(ConvDecisions.STRIDE).applyAsInt(axis);
            this.dilation = choices.of(ConvDecisions.DILATION).applyAsInt(axis);
            this.padding = choices.of(ConvDecisions.PADDING).of(axis, k);
            this.tap = choices.of(tap);
            this.index = choices.of(ConvDecisions.INDEX);
        }

        int index(int out, int p) {
            return index.of(out, p, stride, dilation, padding);
        }

        int tap(int p) {
            return tap.of(p, k);
        }
    }

    /** Where one tap reads: the place in x, and the index into w. */
    private record Tap(int channel, int u, int v, ConvDecisions.At weight) {}

    private interface OutputBody {
        void at(ConvDecisions.Output at);
    }

    private interface TapBody {
        void at(Tap tap);
    }

    private interface GradientBody {
        void at(ConvDecisions.Output at, double g, Tap tap);
    }
}
