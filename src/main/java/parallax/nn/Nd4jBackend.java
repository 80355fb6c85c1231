package parallax.nn;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The backend of the ND4J twins, in one data type.
 *
 * @param type FLOAT or DOUBLE: of the arrays made, and demanded of those given
 */
public record Nd4jBackend(DataType type) implements Backend<INDArray> {
    /**
     * Checks the data type.
     *
     * @throws IllegalArgumentException if it is neither FLOAT nor DOUBLE
     */
    public Nd4jBackend {
        Arguments.given("type", type);
        requireReal("type", type);
    }

    /**
     * Returns the backend whose data type the array has.
     *
     * @param name what the caller's documentation calls the argument
     * @throws IllegalArgumentException if the array is null, or neither FLOAT nor DOUBLE
     */
    public static Nd4jBackend of(String name, INDArray a) {
        Arguments.given(name, a);
        requireReal(name, a.dataType());
        return new Nd4jBackend(a.dataType());
    }

    @Override
    public String name() {
        return "ND4J " + type;
    }

    @Override
    public double epsilon() {
        return type == DataType.FLOAT ? Math.ulp(1f) : Math.ulp(1.0);
    }

    /** Returns a new row-major array for a computation to fill; what is in it is left over from before. */
    public INDArray uninitialized(int... shape) {
        return Nd4j.createUninitialized(
                type, Arrays.stream(shape).asLongStream().toArray(), 'c');
    }

    @Override
    public INDArray of(Tensor t) {
        long[] shape = Arrays.stream(t.shape()).asLongStream().toArray();
        if (t.rank() == 0) {
            return Nd4j.scalar(type, t.data()[0]);
        }
        if (t.length() == 0) {
            return Nd4j.create(type, shape);
        }
        // An array of its own rather than a reshaped one, which would be a view and could not be closed.
        return Nd4j.create(t.data(), shape, Nd4j.getStrides(shape, 'c'), 'c', type);
    }

    @Override
    public Tensor tensor(INDArray a) {
        int[] shape = shape(a);
        if (a.isEmpty()) {
            return Tensor.zeros(shape);
        }
        // data() of a view or of another order is not in the order of the indices; a row-major copy's is.
        try (INDArray rows = a.dup('c')) {
            return Tensor.of(shape, rows.data().asDouble());
        }
    }

    @Override
    public int[] shape(INDArray a) {
        long[] shape = a.shape();
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "axis " + axis + " has size " + shape[axis] + ", must be at most " + Integer.MAX_VALUE);
            }
        }
        return Arrays.stream(shape).mapToInt(size -> (int) size).toArray();
    }

    @Override
    public void release(INDArray a) {
        // Of a view, or of what was closed, ND4J says it cannot be.
        if (a != null && a.closeable()) {
            a.close();
        }
    }

    @Override
    public Optional<int[]> firstNaN(INDArray a) {
        if (a.isEmpty() || !Double.isNaN(sumOfSquares(a))) {
            return Optional.empty();
        }
        return new NaiveBackend().firstNaN(tensor(a));
    }

    @Override
    public void require(String name, INDArray a) {
        Arguments.given(name, a);
        if (a.wasClosed()) {
            throw new IllegalArgumentException(name + " was closed");
        }
        requireReal(name, a.dataType());
        if (a.dataType() != type) {
            throw new IllegalArgumentException(name + " has data type " + a.dataType() + ", expected " + type
                    + " as the other arguments have; castTo makes them alike");
        }
    }

    // NaN where an entry is NaN, never otherwise, as no square is negative; BLAS' dot is 8 times faster than ND4J's
    // sum.
    private static double sumOfSquares(INDArray a) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray row = scratch.inMemoryOrder(a).reshape(1, a.length());
            return Nd4j.getBlasWrapper().dot(row, row);
        }
    }

    private static void requireReal(String name, DataType type) {
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IllegalArgumentException(name + " has data type " + type + ", must be FLOAT or DOUBLE");
        }
    }
}
