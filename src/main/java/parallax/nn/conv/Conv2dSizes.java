package parallax.nn.conv;

import java.util.Arrays;
import parallax.nn.Backend;
import parallax.tensor.Shapes;

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
        requireAxes("x", "(N, C, H, W)", x);
        requireAxes("weight", "(O, C/groups, Kh, Kw)", weight);
        int groups = window.groups();
        requireMultiple("input channels", x[1], groups);
        requireMultiple("output channels", weight[0], groups);
        if (x[1] != (long) weight[1] * groups) {
            throw new IllegalArgumentException("weight expects " + (long) weight[1] * groups + " input channels"
                    + (groups == 1 ? "" : " (" + groups + " groups of " + weight[1] + ")") + ", x has " + x[1]);
        }
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
        requireHeld("x", x);
        requireHeld("weight", weight);
        requireHeld("the output", sizes.output());
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
        if (bias.length != 1 || bias[0] != outChannels) {
            throw new IllegalArgumentException("bias must have shape (" + outChannels
                    + "), one entry per output channel of weight; has " + Shapes.text(bias));
        }
    }

    /**
     * Checks the shape of dy.
     *
     * @throws IllegalArgumentException if it is not the output's
     */
    public void requireOutput(int[] dy) {
        if (!Arrays.equals(dy, output())) {
            throw new IllegalArgumentException(
                    "dy must have the shape of the output, " + Shapes.text(output()) + "; has " + Shapes.text(dy));
        }
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

    private static void requireAxes(String name, String axes, int[] shape) {
        if (shape.length != 4) {
            throw new IllegalArgumentException(
                    name + " must have 4 axes " + axes + ", has " + shape.length + ": " + Shapes.text(shape));
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 1) {
                throw new IllegalArgumentException(name + " is empty: axis " + axis + " of " + Shapes.text(shape)
                        + " has size " + shape[axis] + ", must be at least 1");
            }
        }
    }

    private static void requireMultiple(String what, int channels, int groups) {
        if (channels % groups != 0) {
            throw new IllegalArgumentException(
                    channels + " " + what + " cannot be cut into " + groups + " equal groups");
        }
    }

    // Of the shapes alone: whoever has arrays of x and weight has room for them, whoever plans them may not.
    private static void requireHeld(String name, int[] shape) {
        try {
            Shapes.length(shape);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is too large: " + e.getMessage(), e);
        }
    }
}
