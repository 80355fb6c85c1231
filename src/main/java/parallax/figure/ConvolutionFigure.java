package parallax.figure;

import parallax.display.Displayable;
import parallax.display.MimeBundle;
import parallax.display.NumberText;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * A convolution to step through: the window slides over the input, and every multiply-add is shown with its numbers.
 *
 * <p>In a notebook it is a picture worked with the mouse or the keyboard (right and left arrow: one step; down and up: one output;
 * Home, End; space: play). It needs no server and nothing from elsewhere, so it works in a saved notebook and an
 * exported page too. Its plain text shows the first output with every product. All numbers are computed here, none in the
 * picture.
 */
public final class ConvolutionFigure implements Displayable {
    /** Steps beyond this would make the notebook heavy: 5,000 are some 100 KB. */
    private static final int MAX_STEPS = 5_000;

    private final ConvolutionTrace trace;
    private final Cells cells;
    private final Tensor x;
    private final Tensor weight;
    private final Tensor bias;

    private ConvolutionFigure(ConvolutionTrace trace, Cells cells, Tensor x, Tensor weight, Tensor bias) {
        this.trace = trace;
        this.cells = cells;
        this.x = x;
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * Returns the picture of {@code new NaiveConv2d(window).forward(x, weight, bias)}.
     *
     * @param x      (N, C, H, W), or (H, W) for one image of one channel. Not modified.
     * @param weight (O, C/G, Kh, Kw), or (Kh, Kw) for one output channel. Not modified.
     * @param bias   (O), or null for none. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window
     */
    public static ConvolutionFigure of(Tensor x, Tensor weight, Tensor bias, Window window) {
        Arguments.given("x", x);
        Arguments.given("weight", weight);
        Arguments.given("window", window);
        boolean flat = x.rank() == 2 && weight.rank() == 2;
        Tensor x4 = flat ? x.reshape(1, 1, x.size(0), x.size(1)) : x.copy();
        Tensor w4 = flat ? weight.reshape(1, 1, weight.size(0), weight.size(1)) : weight.copy();
        ConvolutionTrace trace = ConvolutionTrace.of(x4, w4, bias, window, MAX_STEPS);
        return new ConvolutionFigure(trace, new Cells(trace.sizes()), x4, w4, bias == null ? null : bias.copy());
    }

    /** Returns the picture of the convolution with stride 1, no padding and no bias. */
    public static ConvolutionFigure of(Tensor x, Tensor weight) {
        return of(x, weight, null, Window.unit());
    }

    @Override
    public MimeBundle display() {
        String plain = toString();
        return MimeBundle.text(plain)
                .with(MimeBundle.HTML, new ConvolutionHtml(trace, cells, x, weight, bias).html(title(), plain));
    }

    /** Returns the first output with every product, then all outputs. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(title()).append("\n\n");
        ConvolutionTrace.Step last = null;
        for (ConvolutionTrace.Step step : trace.firstCell()) {
            out.append("  ").append(words(step)).append('\n');
            last = step;
        }
        out.append("That is ").append(cells.y(last)).append(" = ").append(NumberText.of(last.sum()));
        if (trace.outputs() > 1) {
            out.append(". Each of the ").append(trace.outputs()).append(" outputs is such a sum:\n\n");
            Tensor y = new NaiveConv2d(trace.window()).forward(x, weight, bias);
            out.append("y = ").append(cells.isFlat() ? y.reshape(y.size(2), y.size(3)) : y);
        }
        return out.toString();
    }

    private String words(ConvolutionTrace.Step step) {
        String soFar = ", sum so far " + NumberText.of(step.sum());
        if (step.isBias()) {
            return "bias " + cells.b(step) + " = " + NumberText.of(step.w()) + soFar;
        }
        String product =
                NumberText.of(step.x()) + " × " + NumberText.of(step.w()) + " = " + NumberText.of(step.product());
        return (step.padding() ? "padding" : cells.x(step)) + " × " + cells.w(step) + ": " + product + soFar;
    }

    private String title() {
        return "Convolution: input " + shape(x.shape()) + ", kernel " + shape(weight.shape()) + ", " + hyperparameters()
                + ", output " + shape(trace.sizes().output());
    }

    /** One image and one channel of each kind is named by its rows and columns, like its entries. */
    private String shape(int[] shape) {
        return cells.isFlat() ? Shapes.text(shape[2], shape[3]) : Shapes.text(shape);
    }

    private String hyperparameters() {
        Window.Axis r = trace.window().rows();
        Window.Axis s = trace.window().columns();
        String text = "stride " + both(r.stride(), s.stride()) + ", padding " + both(r.padding(), s.padding());
        if (r.dilation() > 1 || s.dilation() > 1) {
            text += ", dilation " + both(r.dilation(), s.dilation());
        }
        return trace.window().groups() > 1 ? text + ", groups " + trace.window().groups() : text;
    }

    private static String both(int rows, int columns) {
        return rows == columns ? "" + rows : rows + " and " + columns;
    }
}
