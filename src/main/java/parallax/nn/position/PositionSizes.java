package parallax.nn.position;

import parallax.nn.Axes;
import parallax.nn.Backend;

/**
 * The sizes of a sequence whose positions are encoded, checked for both twins.
 *
 * @param batch    B
 * @param steps    T
 * @param features E
 */
record PositionSizes(int batch, int steps, int features) {
    /** Checks a sequence, and where it begins. */
    static <T> PositionSizes of(Backend<T> backend, String name, T sequence, int offset) {
        PositionSizes z =
                of(new Axes<>(backend).array(name, sequence, "B", "T", "E").noNaN());
        requirePositions(offset, z.steps);
        return z;
    }

    /** Checks a sequence, where it begins, and that the table has a row for each of its positions. */
    static <T> PositionSizes of(Backend<T> backend, String name, T sequence, T table, int offset) {
        Axes<T> axes = new Axes<>(backend)
                .array(name, sequence, "B", "T", "E")
                .array("table", table, "P", "E")
                .noNaN();
        PositionSizes z = of(axes);
        requireOffset(offset);
        if (offset > axes.size("P") - z.steps) {
            throw new IllegalArgumentException("table has " + axes.size("P") + " positions, " + name
                    + " needs those from " + offset + " on for " + z.steps + " steps");
        }
        return z;
    }

    static void requireOffset(int offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must be at least 0, is " + offset);
        }
    }

    /** Checks that the first and the last position are numbers. */
    static void requirePositions(int offset, int steps) {
        requireOffset(offset);
        if (offset - 1 > Integer.MAX_VALUE - steps) {
            throw new IllegalArgumentException("the last position is " + ((long) offset + steps - 1) + " with offset "
                    + offset + " and " + steps + " steps, must be at most " + Integer.MAX_VALUE);
        }
    }

    int[] shape() {
        return new int[] {batch, steps, features};
    }

    private static <T> PositionSizes of(Axes<T> axes) {
        return new PositionSizes(axes.size("B"), axes.size("T"), axes.size("E"));
    }
}
