package parallax.nn;

import parallax.tensor.Shapes;

/** Which shapes parts of arrays have along an axis, checked for all backends. */
final class AxisParts {
    private AxisParts() {}

    /** Returns the shape of indices from to to − 1 along an axis. */
    static int[] ofSlice(int[] shape, int axis, int from, int to) {
        requireAxis(shape, axis);
        if (from < 0 || to > shape[axis] || from >= to) {
            throw new IllegalArgumentException("axis " + axis + " of " + Shapes.text(shape) + " has indices 0 to "
                    + (shape[axis] - 1) + ", the slice is from " + from + " to before " + to);
        }
        int[] part = shape.clone();
        part[axis] = to - from;
        return part;
    }

    /** Returns the shape of b behind a along an axis. */
    static int[] ofConcat(int axis, int[] a, int[] b) {
        requireAxis(a, axis);
        int[] both = a.clone();
        if (b.length == a.length) {
            both[axis] = b[axis];
        }
        ShapeChecks.requireSame("b", b, "a but for axis " + axis, both);
        both[axis] += a[axis];
        return both;
    }

    /** Returns how many entries one index of an axis has behind it. */
    static int inner(int[] shape, int axis) {
        int inner = 1;
        for (int k = axis + 1; k < shape.length; k++) {
            inner *= shape[k];
        }
        return inner;
    }

    private static void requireAxis(int[] shape, int axis) {
        if (axis < 0 || axis >= shape.length) {
            throw new IllegalArgumentException(
                    "axis " + axis + " of an array of rank " + shape.length + ": " + Shapes.text(shape));
        }
    }
}
