package parallax.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes and indices, and how every message writes them: shape (2, 3, 28, 28), entry x[0, 1, 2, 3]. */
public final class Shapes {
    private Shapes() {}

    /** Returns the sizes in parentheses, separated by commas. */
    public static String text(int... shape) {
        return list(shape, "(", ")");
    }

    /** Returns how an entry is written: {@code name[0, 1, 2, 3]}; the name alone for the entry of a scalar. */
    public static String entry(String name, int... index) {
        return index.length == 0 ? name : name + list(index, "[", "]");
    }

    /**
     * Returns the number of entries, the product of the sizes.
     *
     * @throws IllegalArgumentException if a size is negative, or there are more entries than an array of Java can hold
     */
    public static int length(int... shape) {
        long length = 1;
        for (int n : shape) {
            if (n < 0) {
                throw new IllegalArgumentException("shape " + text(shape) + " has a negative size " + n);
            }
            // Saturated, not thrown at once: a later axis of size 0 makes the product 0.
            length = Math.min(length * n, 1L << 31);
        }
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "shape " + text(shape) + " holds more than " + Integer.MAX_VALUE + " entries");
        }
        return (int) length;
    }

    /**
     * Returns the index of the entry that stands at {@code offset} in row-major order.
     *
     * @param offset at least 0 and less than the number of entries
     * @param shape  Not modified.
     */
    public static int[] index(int offset, int... shape) {
        int[] index = new int[shape.length];
        int rest = offset;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return index;
    }

    private static String list(int[] numbers, String open, String close) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", ", open, close));
    }
}
