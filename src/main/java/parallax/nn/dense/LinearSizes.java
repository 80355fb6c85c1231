package parallax.nn.dense;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Shapes;

/**
 * The sizes of one dense layer, checked for both twins.
 *
 * @param rows   the product of x's axes before the last
 * @param in     I
 * @param out    O
 */
record LinearSizes(int rows, int in, int out) {
    static <T> LinearSizes ofForward(Backend<T> backend, T x, T weight, T bias) {
        LinearSizes z = of(backend.given("x", x), backend.given("weight", weight));
        if (bias != null) {
            ShapeChecks.requireVector("bias", backend.given("bias", bias), z.out, "output of weight");
        }
        return z;
    }

    static <T> LinearSizes ofBackward(Backend<T> backend, T x, T weight, T dy) {
        LinearSizes z = of(backend.given("x", x), backend.given("weight", weight));
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "the output", z.output(backend.shape(x)));
        return z;
    }

    private static LinearSizes of(int[] x, int[] weight) {
        if (x.length < 1) {
            throw new IllegalArgumentException("x must have at least 1 axis, has 0");
        }
        ShapeChecks.requireEntries("x", x);
        ShapeChecks.requireAxes("weight", "(O, I)", weight);
        int in = x[x.length - 1];
        if (in != weight[1]) {
            throw new IllegalArgumentException("weight expects " + weight[1] + " inputs, the last axis of x has " + in);
        }
        return new LinearSizes(Shapes.length(x) / in, in, weight[0]);
    }

    /** Returns the shape of y, (…, O), for that of x, (…, I). */
    int[] output(int[] x) {
        int[] output = x.clone();
        output[x.length - 1] = out;
        return output;
    }
}
