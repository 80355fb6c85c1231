package parallax.figure;

import java.util.ArrayList;
import java.util.List;
import parallax.nn.NaiveBackend;
import parallax.nn.conv.Conv2dSizes;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/**
 * Every multiply-add of a convolution in the order of its formula ({@link parallax.nn.conv.Conv2d}): for each output the bias
 * first, then channel by channel and tap by tap, a tap on the padding as a product of 0.
 *
 * @param sizes        the convolution's sizes
 * @param window       stride, padding, dilation, groups
 * @param steps        the steps of the first outputs, in row-major order of the outputs
 * @param stepsPerCell how many steps make one output
 */
record ConvolutionTrace(Conv2dSizes sizes, Window window, List<Step> steps, int stepsPerCell) {

    /**
     * One step of one output's sum.
     *
     * @param n       image
     * @param o       output channel
     * @param i       output row
     * @param j       output column
     * @param channel the input channel read, or -1 for the bias
     * @param c       the kernel's channel: the input channel's place in its group
     * @param p       kernel row
     * @param q       kernel column
     * @param u       the input row read; outside the image on the padding
     * @param v       the input column read
     * @param padding whether the tap lies on the padding
     * @param x       the input's entry, 0 on the padding
     * @param w       the kernel's entry; for the bias step the bias
     * @param product what this step adds
     * @param sum     the sum after it
     */
    record Step(
            int n,
            int o,
            int i,
            int j,
            int channel,
            int c,
            int p,
            int q,
            int u,
            int v,
            boolean padding,
            double x,
            double w,
            double product,
            double sum) {
        boolean isBias() {
            return channel < 0;
        }
    }

    /**
     * Runs the convolution and writes down what it does, for as many whole outputs as fit in the given number of steps, one at least.
     *
     * @param bias may be null: then the sum begins at 0 and no step is spent on it
     */
    static ConvolutionTrace of(Tensor x, Tensor weight, Tensor bias, Window window, int maxSteps) {
        Conv2dSizes z = Conv2dSizes.ofForward(new NaiveBackend(), window, x, weight, bias);
        int perCell = z.groupIn() * z.kernelHeight() * z.kernelWidth() + (bias == null ? 0 : 1);
        int cells = Math.max(1, maxSteps / perCell);
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int i = 0; i < z.outHeight(); i++)
                    for (int j = 0; j < z.outWidth(); j++) {
                        if (steps.size() / perCell < cells) {
                            cell(steps, z, window, x, weight, bias, n, o, i, j);
                        }
                    }
        return new ConvolutionTrace(z, window, List.copyOf(steps), perCell);
    }

    /** Returns how many outputs the convolution has. */
    long outputs() {
        return (long) sizes.batch() * sizes.outChannels() * sizes.outHeight() * sizes.outWidth();
    }

    /** Returns how many outputs are traced: the first ones. */
    int traced() {
        return steps.size() / stepsPerCell;
    }

    /** Returns the steps of the first output. */
    List<Step> firstCell() {
        return steps.subList(0, stepsPerCell);
    }

    private static void cell(
            List<Step> steps,
            Conv2dSizes z,
            Window window,
            Tensor x,
            Tensor weight,
            Tensor bias,
            int n,
            int o,
            int i,
            int j) {
        Window.Axis r = window.rows();
        Window.Axis s = window.columns();
        double sum = 0;
        if (bias != null) {
            sum = bias.get(o);
            steps.add(new Step(n, o, i, j, -1, 0, 0, 0, 0, 0, false, 0, sum, sum, sum));
        }
        int first = o / z.groupOut() * z.groupIn();
        for (int c = 0; c < z.groupIn(); c++)
            for (int p = 0; p < z.kernelHeight(); p++)
                for (int q = 0; q < z.kernelWidth(); q++) {
                    int u = i * r.stride() + p * r.dilation() - r.padding();
                    int v = j * s.stride() + q * s.dilation() - s.padding();
                    boolean padding = u < 0 || u >= z.height() || v < 0 || v >= z.width();
                    double entry = padding ? 0 : x.get(n, first + c, u, v);
                    double w = weight.get(o, c, p, q);
                    double product = padding ? 0 : entry * w;
                    sum += product;
                    steps.add(new Step(n, o, i, j, first + c, c, p, q, u, v, padding, entry, w, product, sum));
                }
    }
}
