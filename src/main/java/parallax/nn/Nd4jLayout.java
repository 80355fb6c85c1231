package parallax.nn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * In which order the axes of an array lie in memory.
 *
 * <p>Work that does not mind the order of the axes is done in this one and its result handed out as a view with the axes back
 * in theirs, so that an array of whatever layout is read without a copy and keeps its layout.
 */
public final class Nd4jLayout {
    private final int[] axes;

    private Nd4jLayout(int[] axes) {
        this.axes = axes;
    }

    /** Returns the layout of an array: axes by falling stride. Not modified. */
    public static Nd4jLayout of(INDArray a) {
        return new Nd4jLayout(byStride(a, -1));
    }

    /**
     * Returns the layout of an array, but with one axis last, the one that runs fastest.
     *
     * @param a    Not modified.
     * @param last the axis
     */
    public static Nd4jLayout withLast(int last, INDArray a) {
        return new Nd4jLayout(byStride(a, last));
    }

    /** Returns a view with the axes in memory's order. Not modified. */
    public INDArray inward(INDArray a) {
        return a.rank() < 2 ? a : a.permute(axes);
    }

    /** Returns a view with the axes of an array in memory's order back in the interface's. Not modified. */
    public INDArray outward(INDArray a) {
        if (a.rank() < 2) {
            return a;
        }
        int[] back = new int[axes.length];
        for (int k = 0; k < axes.length; k++) {
            back[axes[k]] = k;
        }
        return a.permute(back);
    }

    /**
     * Returns the entries in memory's order as a matrix.
     *
     * @param a       Not modified.
     * @param columns how many of them make a row; must divide their number
     * @param scratch holds the copy, if the entries do not lie in this order without gaps
     */
    public INDArray matrix(INDArray a, long columns, Nd4jScratch scratch) {
        return scratch.rowMajor(inward(a)).reshape(a.length() / columns, columns);
    }

    /**
     * Returns the entries in memory's order as a vector.
     *
     * @param a       Not modified.
     * @param scratch holds the copy, if the entries do not lie in this order without gaps
     */
    public INDArray run(INDArray a, Nd4jScratch scratch) {
        return scratch.rowMajor(inward(a)).reshape(a.length());
    }

    /** Returns a new array, not set, with the axes in memory's order, of the size of {@code a}. */
    public INDArray newArray(INDArray a) {
        return Nd4j.createUninitialized(a.dataType(), inward(a).shape(), 'c');
    }

    // Equal strides belong to axes of size 1: they keep their order.
    private static int[] byStride(INDArray a, int last) {
        return IntStream.range(0, a.rank())
                .boxed()
                .sorted(Comparator.comparing((Integer axis) -> axis == last)
                        .thenComparing(Comparator.comparingLong((Integer axis) -> -a.stride(axis))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public String toString() {
        return Arrays.toString(axes);
    }
}
