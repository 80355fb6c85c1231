package parallax.nn;

import java.util.Arrays;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;

/** Checks of shapes whose sentences are the same for every algorithm, and so for both its twins. */
public final class ShapeChecks {
    private ShapeChecks() {}

    /**
     * Checks the number of axes, and that none is empty.
     *
     * @param name  what the caller's documentation calls the argument
     * @param axes  what it calls the axes, e.g. "(N, C, H, W)"
     * @param shape Not modified.
     * @throws IllegalArgumentException if it is null, there are more or fewer axes, or one has size 0
     */
    public static void requireAxes(String name, String axes, int[] shape) {
        int rank = axes.split(",").length;
        if (Arguments.given(name, shape).length != rank) {
            throw new IllegalArgumentException(name + " must have " + rank + (rank == 1 ? " axis " : " axes ") + axes
                    + ", has " + shape.length + ": " + Shapes.text(shape));
        }
        requireEntries(name, shape);
    }

    /**
     * Checks that no axis is empty.
     *
     * @param shape Not modified.
     * @throws IllegalArgumentException if an axis has size 0
     */
    public static void requireEntries(String name, int[] shape) {
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 1) {
                throw new IllegalArgumentException(name + " is empty: axis " + axis + " of " + Shapes.text(shape)
                        + " has size " + shape[axis] + ", must be at least 1");
            }
        }
    }

    /**
     * Checks a shape that another decides.
     *
     * @param name  what the caller's documentation calls the argument
     * @param shape the argument's. Not modified.
     * @param of    what the shape must be like, e.g. "the output"
     * @param other the shape it must have. Not modified.
     * @throws IllegalArgumentException if the shapes differ; the message has both
     */
    public static void requireSame(String name, int[] shape, String of, int[] other) {
        if (!Arrays.equals(shape, other)) {
            throw new IllegalArgumentException(
                    name + " must have the shape of " + of + ", " + Shapes.text(other) + "; has " + Shapes.text(shape));
        }
    }

    /**
     * Checks a vector with one entry for each of something.
     *
     * @param name  what the caller's documentation calls the argument
     * @param shape the argument's. Not modified.
     * @param count how many entries there must be
     * @param each  what there is one for, e.g. "output of weight"
     * @throws IllegalArgumentException if the shape is not (count)
     */
    public static void requireVector(String name, int[] shape, int count, String each) {
        if (shape.length != 1 || shape[0] != count) {
            throw new IllegalArgumentException(
                    name + " must have shape (" + count + "), one entry per " + each + "; has " + Shapes.text(shape));
        }
    }

    /**
     * Checks that an array of this shape can be held: whoever has an array has room for it, whoever plans one may not.
     *
     * @param name  what the caller's documentation calls the array
     * @param shape Not modified.
     * @throws IllegalArgumentException if it has more entries than an array of Java can hold
     */
    public static void requireHeld(String name, int[] shape) {
        try {
            Shapes.length(shape);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is too large: " + e.getMessage(), e);
        }
    }
}
