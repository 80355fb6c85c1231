package parallax.nn;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The temporary arrays of one computation, freed together at its end.
 *
 * <p>ND4J's memory lies outside the Java heap: a temporary left to the garbage collector, which sees a small object,
 * stays for long (measured: 6.5 GB resident, 40 times slower). Used with try-with-resources; what leaves the computation
 * must not be made here.
 */
public final class Nd4jScratch implements AutoCloseable {
    private final Deque<INDArray> arrays = new ArrayDeque<>();

    /** Returns a new array of zeros, row-major. */
    public INDArray zeros(DataType type, long... shape) {
        return keep(Nd4j.create(type, shape, 'c'));
    }

    /** Returns a new array of ones, row-major. */
    public INDArray ones(DataType type, long... shape) {
        return keep(Nd4j.ones(type, shape));
    }

    /** Returns a new row-major array of the given entries. Not modified. */
    public INDArray of(DataType type, double[] entries, long... shape) {
        if (type == DataType.DOUBLE) {
            return keep(Nd4j.createFromArray(entries)).reshape(shape);
        }
        float[] rounded = new float[entries.length];
        for (int k = 0; k < entries.length; k++) {
            rounded[k] = (float) entries[k];
        }
        return keep(Nd4j.createFromArray(rounded)).reshape(shape);
    }

    /** Returns a new array of the data type and shape of another, row-major; what is in it is left over from before. */
    public INDArray like(INDArray a) {
        return keep(Nd4j.createUninitialized(a.dataType(), a.shape(), 'c'));
    }

    /** Returns a row-major copy. Not modified. */
    public INDArray copy(INDArray a) {
        INDArray copy = Nd4j.createUninitialized(a.dataType(), a.shape(), 'c');
        return keep(copy.assign(a));
    }

    /** Returns the array itself if its entries lie row-major without gaps, else a copy that does. Not modified. */
    public INDArray rowMajor(INDArray a) {
        return isRowMajor(a) ? a : copy(a);
    }

    /**
     * Returns all entries of the array, without gaps, in whatever order is the cheapest: for sums. Not modified.
     *
     * @return a permuted view where the entries lie without gaps in any order of the axes, else a copy
     */
    public INDArray inMemoryOrder(INDArray a) {
        if (isRowMajor(a)) {
            return a;
        }
        int[] axes = IntStream.range(0, a.rank())
                .boxed()
                .sorted(Comparator.comparingLong((Integer axis) -> -a.stride(axis)))
                .mapToInt(Integer::intValue)
                .toArray();
        return rowMajor(a.rank() < 2 ? a : a.permute(axes));
    }

    /** Takes an array made elsewhere, to be freed with the others, and returns it. */
    public INDArray keep(INDArray a) {
        arrays.push(a);
        return a;
    }

    /** Frees all arrays made here. */
    @Override
    public void close() {
        while (!arrays.isEmpty()) {
            arrays.pop().close();
        }
    }

    /** Returns whether the entries lie row-major without gaps. */
    public static boolean isRowMajor(INDArray a) {
        return Arrays.equals(a.stride(), Nd4j.getStrides(a.shape(), 'c'));
    }
}
