package parallax.nn;

import java.util.Arrays;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;
import parallax.tensor.Shapes;
import parallax.tensor.TensorText;

/** Whole numbers in an array of any rank, in row-major order: the tokens of a batch of sentences. */
public final class Indices implements HasContents {
    private final int[] shape;
    private final int[] values;

    private Indices(int[] shape, int[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * Returns numbers of the given shape.
     *
     * @param shape  Copied.
     * @param values in row-major order. Copied.
     * @throws IllegalArgumentException if the shape does not hold as many numbers as given
     */
    public static Indices of(int[] shape, int[] values) {
        int length = Shapes.length(Arguments.given("shape", shape));
        if (length != Arguments.given("values", values).length) {
            throw new IllegalArgumentException(
                    "shape " + Shapes.text(shape) + " holds " + length + " numbers, values has " + values.length);
        }
        return new Indices(shape.clone(), values.clone());
    }

    /** Returns a vector of numbers. */
    public static Indices of(int... values) {
        return of(new int[] {Arguments.given("values", values).length}, values);
    }

    /**
     * Returns a matrix of numbers.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static Indices of(int[][] rows) {
        int columns = Arguments.given("rows", rows).length == 0 ? 0 : Arguments.given("row 0", rows[0]).length;
        for (int i = 0; i < rows.length; i++) {
            Arguments.given("row " + i, rows[i]);
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row 0 has " + columns + " numbers, row " + i + " has " + rows[i].length);
            }
        }
        return of(
                new int[] {rows.length, columns},
                Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray());
    }

    /** Returns a copy of the shape. */
    public int[] shape() {
        return shape.clone();
    }

    /** Returns a copy of the numbers, in row-major order. */
    public int[] values() {
        return values.clone();
    }

    /** Returns how many there are. */
    public int length() {
        return values.length;
    }

    /** Returns number k in row-major order. */
    public int get(int k) {
        return values[k];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indices i && Arrays.equals(shape, i.shape) && Arrays.equals(values, i.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    /** Returns the numbers in arrays of arrays, one within another for each axis. */
    @Override
    public Object contents() {
        return shape.length == 0 ? values[0] : nested(0, 0, values.length);
    }

    private Object nested(int axis, int start, int length) {
        if (axis == shape.length - 1) {
            return Arrays.copyOfRange(values, start, start + length);
        }
        Object[] rows = new Object[shape[axis]];
        int size = rows.length == 0 ? 0 : length / rows.length;
        Arrays.setAll(rows, i -> nested(axis + 1, start + i * size, size));
        return rows;
    }

    /** Returns the shape and the numbers, aligned in rows; long axes are elided in the middle. */
    @Override
    public String toString() {
        return TensorText.ofWhole("Indices " + Shapes.text(shape), shape, k -> values[(int) k]);
    }
}
