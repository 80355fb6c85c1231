package parallax.tensor;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A dense array of doubles of any rank: a flat {@code double[]} in row-major order (the last index runs fastest) and
 * a shape.
 *
 * <p>The entry (i, j, k) of a tensor of shape (I, J, K) stands at {@code data[(i * J + j) * K + k]}. There are
 * {@link #get(int, int) get} and {@link #set(double, int, int) set} for ranks 1 to 4, so that a loop reads like its
 * formula; an index outside the shape is an error that names both.
 */
public final class Tensor {
    private final int[] shape;
    private final double[] data;

    private Tensor(int[] shape, double[] data) {
        this.shape = shape;
        this.data = data;
    }

    /**
     * Returns a tensor of zeros.
     *
     * @param shape the sizes of the axes, each 0 or more; none for a scalar. Not modified.
     */
    public static Tensor zeros(int... shape) {
        int size = size(shape);
        return new Tensor(shape.clone(), new double[size]);
    }

    /**
     * Returns a tensor of the given shape with a copy of the given entries in row-major order.
     *
     * @throws IllegalArgumentException if the shape does not hold as many entries as given
     */
    public static Tensor of(int[] shape, double... data) {
        Arguments.given("data", data);
        int size = size(shape);
        if (size != data.length) {
            throw new IllegalArgumentException(
                    "shape " + Shapes.text(shape) + " holds " + size + " entries, data has " + data.length);
        }
        return new Tensor(shape.clone(), data.clone());
    }

    /** Returns a vector, shape (n), of the given entries. */
    public static Tensor vector(double... data) {
        return of(new int[] {Arguments.given("data", data).length}, data);
    }

    /**
     * Returns a matrix, shape (rows, columns), of the given rows.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static Tensor matrix(double[]... rows) {
        for (int i = 0; i < Arguments.given("rows", rows).length; i++) {
            Arguments.given("row " + i, rows[i]);
        }
        int columns = rows.length == 0 ? 0 : rows[0].length;
        Tensor t = zeros(rows.length, columns);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row 0 has " + columns + " entries, row " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, t.data, i * columns, columns);
        }
        return t;
    }

    /** Returns a tensor of independent draws from the standard normal distribution. */
    public static Tensor randn(RandomGenerator random, int... shape) {
        Tensor t = zeros(shape);
        Arrays.setAll(t.data, k -> random.nextGaussian());
        return t;
    }

    /** Returns the number of axes. */
    public int rank() {
        return shape.length;
    }

    /** Returns the size of axis {@code axis}. */
    public int size(int axis) {
        if (axis < 0 || axis >= shape.length) {
            throw new IllegalArgumentException("axis " + axis + " of a tensor of rank " + shape.length);
        }
        return shape[axis];
    }

    /** Returns the number of entries. */
    public int length() {
        return data.length;
    }

    /** Returns a copy of the shape. */
    public int[] shape() {
        return shape.clone();
    }

    /** Returns the entries themselves, in row-major order: what is written there is written to this tensor. */
    public double[] data() {
        return data;
    }

    /** Returns entry (i) of a vector. */
    public double get(int i) {
        return data[offset(i)];
    }

    /** Returns entry (i, j) of a matrix. */
    public double get(int i, int j) {
        return data[offset(i, j)];
    }

    /** Returns entry (i, j, k) of a tensor of rank 3. */
    public double get(int i, int j, int k) {
        return data[offset(i, j, k)];
    }

    /** Returns entry (i, j, k, l) of a tensor of rank 4. */
    public double get(int i, int j, int k, int l) {
        return data[offset(i, j, k, l)];
    }

    /** Sets entry (i) of a vector. */
    public void set(double value, int i) {
        data[offset(i)] = value;
    }

    /** Sets entry (i, j) of a matrix. */
    public void set(double value, int i, int j) {
        data[offset(i, j)] = value;
    }

    /** Sets entry (i, j, k) of a tensor of rank 3. */
    public void set(double value, int i, int j, int k) {
        data[offset(i, j, k)] = value;
    }

    /** Sets entry (i, j, k, l) of a tensor of rank 4. */
    public void set(double value, int i, int j, int k, int l) {
        data[offset(i, j, k, l)] = value;
    }

    /** Adds to entry (i) of a vector. */
    public void add(double value, int i) {
        data[offset(i)] += value;
    }

    /** Adds to entry (i, j) of a matrix. */
    public void add(double value, int i, int j) {
        data[offset(i, j)] += value;
    }

    /** Adds to entry (i, j, k) of a tensor of rank 3. */
    public void add(double value, int i, int j, int k) {
        data[offset(i, j, k)] += value;
    }

    /** Adds to entry (i, j, k, l) of a tensor of rank 4. */
    public void add(double value, int i, int j, int k, int l) {
        data[offset(i, j, k, l)] += value;
    }

    /** Returns a tensor that shares no entry with this one. */
    public Tensor copy() {
        return new Tensor(shape, data.clone());
    }

    /**
     * Returns a copy with the same entries in the same order under another shape.
     *
     * @throws IllegalArgumentException if the shape does not hold as many entries as this tensor
     */
    public Tensor reshape(int... newShape) {
        int size = size(newShape);
        if (size != data.length) {
            throw new IllegalArgumentException("a tensor of shape " + Shapes.text(shape) + " has " + data.length
                    + " entries, shape " + Shapes.text(newShape) + " holds " + size);
        }
        return new Tensor(newShape.clone(), data.clone());
    }

    /** Returns a new tensor with {@code f} applied to each entry. */
    public Tensor map(DoubleUnaryOperator f) {
        Tensor y = zeros(shape);
        Arrays.setAll(y.data, k -> f.applyAsDouble(data[k]));
        return y;
    }

    /** Returns the sum of all entries; NaN if one is NaN. */
    public double sum() {
        return Arrays.stream(data).sum();
    }

    /** Returns whether the other object is a tensor of the same shape with the same entries (by {@code Double.equals}). */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(data, t.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    /** Returns the shape and the entries, aligned in rows; long axes are elided in the middle. */
    @Override
    public String toString() {
        return TensorText.of("Tensor " + Shapes.text(shape), shape, data);
    }

    private static int size(int[] shape) {
        return Shapes.length(Arguments.given("shape", shape));
    }

    private int offset(int i) {
        if (shape.length != 1 || outside(i, 0)) {
            throw badIndex(i);
        }
        return i;
    }

    private int offset(int i, int j) {
        if (shape.length != 2 || outside(i, 0) || outside(j, 1)) {
            throw badIndex(i, j);
        }
        return i * shape[1] + j;
    }

    private int offset(int i, int j, int k) {
        if (shape.length != 3 || outside(i, 0) || outside(j, 1) || outside(k, 2)) {
            throw badIndex(i, j, k);
        }
        return (i * shape[1] + j) * shape[2] + k;
    }

    private int offset(int i, int j, int k, int l) {
        if (shape.length != 4 || outside(i, 0) || outside(j, 1) || outside(k, 2) || outside(l, 3)) {
            throw badIndex(i, j, k, l);
        }
        return ((i * shape[1] + j) * shape[2] + k) * shape[3] + l;
    }

    private boolean outside(int index, int axis) {
        return index < 0 || index >= shape[axis];
    }

    private IndexOutOfBoundsException badIndex(int... index) {
        String text = "index " + Shapes.text(index) + " into shape " + Shapes.text(shape);
        if (index.length != shape.length) {
            return new IndexOutOfBoundsException(
                    text + ": " + index.length + " indices for a tensor of rank " + shape.length);
        }
        for (int axis = 0; axis < index.length; axis++) {
            if (outside(index[axis], axis)) {
                return new IndexOutOfBoundsException(
                        text + ": axis " + axis + " has size " + shape[axis] + ", the index is " + index[axis]);
            }
        }
        throw new AssertionError(text);
    }
}
