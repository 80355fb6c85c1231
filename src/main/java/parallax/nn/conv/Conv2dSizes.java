package parallax.nn.conv;

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
     * @param x      the shape of x, (N, C, H, W)
     * @param weight the shape of the weight, (O, C/G, Kh, Kw)
     * @throws IllegalArgumentException if they do not fit; the message has both numbers
     */
    public static Conv2dSizes of(Window window, int[] x, int[] weight) {
        if (x.length != 4) {
            throw new IllegalArgumentException(
                    "x must have 4 axes (N, C, H, W), has " + x.length + ": " + Shapes.text(x));
        }
        if (weight.length != 4) {
            throw new IllegalArgumentException(
                    "weight must have 4 axes (O, C/groups, Kh, Kw), has " + weight.length + ": " + Shapes.text(weight));
        }
        nonEmpty("x", x);
        nonEmpty("weight", weight);
        int groups = window.groups();
        divides("input channels", x[1], groups);
        divides("output channels", weight[0], groups);
        if (x[1] != weight[1] * groups) {
            throw new IllegalArgumentException("weight expects " + weight[1] * groups + " input channels"
                    + (groups == 1 ? "" : " (" + groups + " groups of " + weight[1] + ")") + ", x has " + x[1]);
        }
        return new Conv2dSizes(
                x[0],
                x[1],
                x[2],
                x[3],
                weight[0],
                weight[1],
                weight[0] / groups,
                weight[2],
                weight[3],
                window.rows().outputSize("height", x[2], weight[2]),
                window.columns().outputSize("width", x[3], weight[3]));
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
        if (!java.util.Arrays.equals(dy, output())) {
            throw new IllegalArgumentException(
                    "dy must have the shape of the output, " + Shapes.text(output()) + "; has " + Shapes.text(dy));
        }
    }

    /** Returns the output's shape (N, O, H', W'). */
    public int[] output() {
        return new int[] {batch, outChannels, outHeight, outWidth};
    }

    private static void nonEmpty(String name, int[] shape) {
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 0) {
                throw new IllegalArgumentException(name + " is empty: axis " + axis + " of " + Shapes.text(shape)
                        + " has size 0, must be at least 1");
            }
        }
    }

    private static void divides(String what, int channels, int groups) {
        if (channels % groups != 0) {
            throw new IllegalArgumentException(
                    channels + " " + what + " cannot be cut into " + groups + " equal groups");
        }
    }
}
