package parallax.nn;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
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
    public INDArray add(INDArray a, INDArray b) {
        ShapeChecks.requireSame("b", shape(b), "a", shape(a));
        return a.addi(b, uninitialized(shape(a)));
    }

    @Override
    public INDArray scale(INDArray a, double factor) {
        return a.muli(factor, uninitialized(shape(a)));
    }

    @Override
    public INDArray reshape(INDArray a, int... shape) {
        if (Shapes.length(shape) != a.length()) {
            throw new IllegalArgumentException("an array of shape " + Shapes.text(shape(a)) + " has " + a.length()
                    + " entries, shape " + Shapes.text(shape) + " holds " + Shapes.length(shape));
        }
        INDArray reshaped = uninitialized(shape);
        reshaped.reshape(a.shape()).assign(a);
        return reshaped;
    }

    @Override
    public INDArray slice(INDArray a, int axis, int from, int to) {
        INDArray part = uninitialized(AxisParts.ofSlice(shape(a), axis, from, to));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            // Of a view with even gaps between its entries, ND4J finds the latter slices empty.
            return part.assign(along(a.elementWiseStride() > 1 ? scratch.copy(a) : a, axis, from, to));
        }
    }

    @Override
    public INDArray concat(int axis, INDArray a, INDArray b) {
        INDArray both = uninitialized(AxisParts.ofConcat(axis, shape(a), shape(b)));
        along(both, axis, 0, a.size(axis)).assign(a);
        along(both, axis, a.size(axis), both.size(axis)).assign(b);
        return both;
    }

    @Override
    public INDArray reverseSteps(INDArray a, int[] lengths) {
        int[] shape = shape(a);
        Lengths.requireSequences(shape, lengths);
        int[] rows = new int[shape[0] * shape[1]];
        Arrays.setAll(rows, row -> {
            int length = Lengths.of(lengths, row / shape[1], shape[1]);
            int step = row % shape[1];
            return step < length ? row - step + length - 1 - step : row;
        });
        INDArray reversed = uninitialized(shape);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            // ND4J's reverse_sequence never frees the copy it makes of its input.
            Nd4j.exec(DynamicCustomOp.builder("gather")
                    .addInputs(
                            scratch.rowMajor(a).reshape(rows.length, shape[2]),
                            scratch.keep(Nd4j.createFromArray(rows)))
                    .addIntegerArguments(0)
                    .addOutputs(reversed.reshape(rows.length, shape[2]))
                    .build());
        }
        return reversed;
    }

    @Override
    public void assign(INDArray to, INDArray from) {
        ShapeChecks.requireSame("from", shape(from), "to", shape(to));
        to.assign(from);
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
        if (a.isEmpty() || !Nd4jSums.hasNaN(a)) {
            return Optional.empty();
        }
        return new NaiveBackend().firstNaN(tensor(a));
    }

    @Override
    public Optional<int[]> firstNotFinite(INDArray a) {
        if (a.isEmpty() || Double.isFinite(Nd4jSums.ofSquares(a))) {
            return Optional.empty();
        }
        return new NaiveBackend().firstNotFinite(tensor(a));
    }

    @Override
    public void require(String name, INDArray a) {
        Arguments.given(name, a);
        if (a.wasClosed()) {
            throw new IllegalArgumentException(name + " was closed");
        }
        if (a.isEmpty() && a.rank() == 0) { // an empty axis is for the caller to judge
            throw new IllegalArgumentException(name + " is empty: it has no axes, and not the one entry of a number");
        }
        requireReal(name, a.dataType());
        if (a.dataType() != type) {
            throw new IllegalArgumentException(name + " has data type " + a.dataType() + ", expected " + type
                    + " as the other arguments have; castTo makes them alike");
        }
    }

    private static INDArray along(INDArray a, int axis, long from, long to) {
        INDArrayIndex[] part = new INDArrayIndex[a.rank()];
        Arrays.setAll(part, k -> k == axis ? NDArrayIndex.interval(from, to) : NDArrayIndex.all());
        return a.get(part);
    }

    private static void requireReal(String name, DataType type) {
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IllegalArgumentException(name + " has data type " + type + ", must be FLOAT or DOUBLE");
        }
    }
}
