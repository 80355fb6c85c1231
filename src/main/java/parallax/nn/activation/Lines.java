package parallax.nn.activation;

import parallax.tensor.Shapes;

/**
 * The lines of an array along one axis: entry k of line (before, after) stands at (before · size + k) · stride + after in
 * row-major order.
 *
 * @param before the product of the axes before
 * @param size   the axis's own size
 * @param stride the product of the axes after
 */
record Lines(int before, int size, int stride) {
    /** Returns the lines of a shape along an axis; a negative axis counts from the end. */
    static Lines along(int axis, int[] shape) {
        int a = axis < 0 ? axis + shape.length : axis;
        if (a < 0 || a >= shape.length) {
            throw new IllegalArgumentException(
                    "axis " + axis + " of x, which has " + shape.length + " axes: " + Shapes.text(shape));
        }
        int before = 1;
        int stride = 1;
        for (int k = 0; k < shape.length; k++) {
            if (shape[k] == 0) {
                throw new IllegalArgumentException(
                        "x is empty: axis " + k + " of " + Shapes.text(shape) + " has size 0, must be at least 1");
            }
            before *= k < a ? shape[k] : 1;
            stride *= k > a ? shape[k] : 1;
        }
        return new Lines(before, shape[a], stride);
    }

    int count() {
        return before * stride;
    }

    /** Returns where entry k of a line stands, 0 ≤ line &lt; count. */
    int at(int line, int k) {
        return (line / stride * size + k) * stride + line % stride;
    }
}
