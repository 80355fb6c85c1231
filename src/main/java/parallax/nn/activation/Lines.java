package parallax.nn.activation;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Shapes;

/**
 * The lines of an array along one axis, checked for both twins: entry k of line l stands at
 * (⌊l / stride⌋ · size + k) · stride + l mod stride in row-major order.
 *
 * @param axis   from 0
 * @param count  how many lines there are
 * @param size   how many entries a line has
 * @param stride the product of the axes after
 */
record Lines(int axis, int count, int size, int stride) {
    static <T> Lines ofForward(Backend<T> backend, int axis, T x) {
        return along(axis, "x", backend.given("x", x));
    }

    static <T> Lines ofBackward(Backend<T> backend, int axis, T y, T dy) {
        int[] shape = backend.given("y", y);
        Lines lines = along(axis, "y", shape);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "y", shape);
        return lines;
    }

    private static Lines along(int axis, String name, int[] shape) {
        int a = axis < 0 ? axis + shape.length : axis;
        if (a < 0 || a >= shape.length) {
            throw new IllegalArgumentException(
                    "there is no axis " + axis + ": " + name + " has " + shape.length + " axes " + Shapes.text(shape));
        }
        ShapeChecks.requireEntries(name, shape);
        int stride = 1;
        for (int k = a + 1; k < shape.length; k++) {
            stride *= shape[k];
        }
        return new Lines(a, Shapes.length(shape) / shape[a], shape[a], stride);
    }

    /** Returns where entry k of a line stands. */
    int at(int line, int k) {
        return (line / stride * size + k) * stride + line % stride;
    }
}
