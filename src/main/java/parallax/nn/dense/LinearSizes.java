package parallax.nn.dense;

import java.util.Arrays;
import parallax.tensor.Shapes;

/**
 * The sizes of one dense layer, checked for both twins.
 *
 * @param rows   the product of x's axes before the last
 * @param in     I
 * @param out    O
 * @param output the shape of y, (…, O)
 */
record LinearSizes(int rows, int in, int out, int[] output) {
    static LinearSizes of(int[] x, int[] weight) {
        if (x.length < 1) {
            throw new IllegalArgumentException("x must have at least 1 axis, has 0");
        }
        if (weight.length != 2) {
            throw new IllegalArgumentException(
                    "weight must have 2 axes (O, I), has " + weight.length + ": " + Shapes.text(weight));
        }
        int in = x[x.length - 1];
        if (in != weight[1]) {
            throw new IllegalArgumentException("weight expects " + weight[1] + " inputs, the last axis of x has " + in);
        }
        int rows = 1;
        for (int axis = 0; axis < x.length - 1; axis++) {
            rows *= x[axis];
        }
        if (rows * in * weight[0] == 0) {
            throw new IllegalArgumentException(
                    "x " + Shapes.text(x) + " or weight " + Shapes.text(weight) + " is empty: each size must be at least 1");
        }
        int[] output = x.clone();
        output[x.length - 1] = weight[0];
        return new LinearSizes(rows, in, weight[0], output);
    }

    void requireBias(int[] bias) {
        if (bias.length != 1 || bias[0] != out) {
            throw new IllegalArgumentException(
                    "bias must have shape (" + out + "), one entry per output of weight; has " + Shapes.text(bias));
        }
    }

    void requireOutput(int[] dy) {
        if (!Arrays.equals(dy, output)) {
            throw new IllegalArgumentException(
                    "dy must have the shape of the output, " + Shapes.text(output) + "; has " + Shapes.text(dy));
        }
    }
}
