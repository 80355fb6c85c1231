package parallax.nn.conv;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;

/**
 * The sizes of one convolution, checked: the one place where shapes meet the window, for both twins.
 *
 * @param batch          N
 * @param inChannels     C
 * @param height         H
 * @param width          W
 * @param outChannels    O
 * @param groupIn        C/G, the input channels one output channel sees
 * @param groupOut       O/G, the output channels of one group
 * @param kernelHeight   Kh
 * @param kernelWidth    Kw
 * @param outHeight      H'
 * @param outWidth       W'
 */
public record Conv2dSizes(
        int batch,
        int inChannels,
        int height,
        int width,
        int outChannels,
        int groupIn,
        int groupOut,
        int kernelHeight,
        int kernelWidth,
        int outHeight,
        int outWidth) {

    /**
     * Returns the sizes of a convolution of x by weight.
     *
     * @param x      the shape of x, (N, C, H, W). Not modified.
     * @param weight the shape of the weight, (O, C/G, Kh, Kw). Not modified.
     * @throws IllegalArgumentException if they do not fit; the message has both numbers
     */
    public static Conv2dSizes of(Window window, int[] x, int[] weight) {
        Arguments.given("window", window);
        ShapeChecks.requireAxes("x", "(N, C, H, W)", x);
        ShapeChecks.requireAxes("weight", "(O, C/groups, Kh, Kw)", weight);
        int groups = window.groups();
        ChannelGroups.requireMultiple("input channels", x[1], groups);
        ChannelGroups.requireMultiple("output channels", weight[0], groups);
        ChannelGroups.requireInputs("input channels", x[1], weight[1], groups);
        int outHeight = window.rows().outputSize("height", x[2], weight[2]);
        int outWidth = window.columns().outputSize("width", x[3], weight[3]);
        Conv2dSizes sizes = new Conv2dSizes(
                x[0],
                x[1],
                x[2],
                x[3],
                weight[0],
                weight[1],
                weight[0] / groups,
                weight[2],
                weight[3],
                outHeight,
                outWidth);
        ShapeChecks.requireHeld("x", x);
        ShapeChecks.requireHeld("weight", weight);
        ShapeChecks.requireHeld("the output", sizes.output());
        return sizes;
    }

    /**
     * Checks what {@link Conv2d#forward} is given, and returns its sizes.
     *
     * @param bias may be null
     * @throws IllegalArgumentException if an argument is null, of another data type than the others, of a shape that does not
     *                                  fit, or has an entry NaN
     */
    public static <T> Conv2dSizes ofForward(Backend<T> backend, Window window, T x, T weight, T bias) {
        Conv2dSizes sizes = ofArrays(backend, window, x, weight);
        if (bias != null) {
            backend.require("bias", bias);
            sizes.requireBias(backend.shape(bias));
        }
        backend.requireNoNaN("x", x);
        backend.requireNoNaN("weight", weight);
        if (bias != null) {
            backend.requireNoNaN("bias", bias);
        }
        return sizes;
    }

    /**
     * Checks what {@link Conv2d#backward} is given, and returns its sizes.
     *
     * @throws IllegalArgumentException as {@link #ofForward}
     */
    public static <T> Conv2dSizes ofBackward(Backend<T> backend, Window window, T x, T weight, T dy) {
        Conv2dSizes sizes = ofArrays(backend, window, x, weight);
        backend.require("dy", dy);
        sizes.requireOutput(backend.shape(dy));
        backend.requireNoNaN("x", x);
        backend.requireNoNaN("weight", weight);
        backend.requireNoNaN("dy", dy);
        return sizes;
    }

    /**
     * Checks the shape of the bias.
     *
     * @throws IllegalArgumentException if it is not (O)
     */
    public void requireBias(int[] bias) {
        ShapeChecks.requireVector("bias", bias, outChannels, "output channel of weight");
    }

    /**
     * Checks the shape of dy.
     *
     * @throws IllegalArgumentException if it is not the output's
     */
    public void requireOutput(int[] dy) {
        ShapeChecks.requireSame("dy", dy, "the output", output());
    }

    /**
     * Checks that the shapes of x and weight fit each other and the unit window, and that the kernel has one tap.
     *
     * @throws IllegalArgumentException as {@link #ofForward}, or if the kernel has more
     */
    public static <T> void requireOneTap(Backend<T> backend, T x, T weight) {
        Conv2dSizes sizes = ofArrays(backend, Window.unit(), x, weight);
        if (!sizes.hasOneTap()) {
            throw new IllegalArgumentException(
                    "weight must have a kernel of 1 x 1, has " + sizes.kernelHeight + " x " + sizes.kernelWidth);
        }
    }

    /** Returns whether the kernel has one tap. */
    public boolean hasOneTap() {
        return kernelHeight == 1 && kernelWidth == 1;
    }

    /** Returns the output's shape (N, O, H', W'). */
    public int[] output() {
        return new int[] {batch, outChannels, outHeight, outWidth};
    }

    private static <T> Conv2dSizes ofArrays(Backend<T> backend, Window window, T x, T weight) {
        backend.require("x", x);
        backend.require("weight", weight);
        return of(window, backend.shape(x), backend.shape(weight));
    }
}
