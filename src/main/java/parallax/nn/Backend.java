package parallax.nn;

import java.util.Arrays;
import java.util.Optional;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * What code that is written once for every kind of array needs to know about one kind: arguments' checks, comparisons and
 * composites are generic in T and take a backend.
 *
 * <p>A backend holds no array and no state beyond its own description; it grows by what is used.
 *
 * @param <T> the array type: {@link Tensor} or ND4J's INDArray
 */
public interface Backend<T> {
    /** Returns what reports call this backend, e.g. "naive" or "ND4J FLOAT". */
    String name();

    /** Returns the distance from 1 to the next number: 2⁻⁵² in double, 2⁻²³ in single precision. */
    double epsilon();

    /** Returns an array of the entries of {@code t}, rounded where this backend is less precise. Not modified, not shared. */
    T of(Tensor t);

    /** Returns a tensor of the entries of {@code a}. Not modified, not shared. */
    Tensor tensor(T a);

    /**
     * Returns the shape.
     *
     * @throws IllegalArgumentException if an axis is longer than an {@code int} can say
     */
    int[] shape(T a);

    /**
     * Returns a + b, a new array.
     *
     * @param a Not modified.
     * @param b of a's shape. Not modified.
     * @throws IllegalArgumentException if the shapes differ; the message has both
     */
    T add(T a, T b);

    /** Returns factor · a, a new array. Not modified. */
    T scale(T a, double factor);

    /**
     * Returns a copy with the same entries in row-major order under another shape. Not modified.
     *
     * @throws IllegalArgumentException if the shape does not hold as many entries
     */
    T reshape(T a, int... shape);

    /**
     * Returns a copy of a part: indices {@code from} to {@code to} − 1 of one axis, all of the others. Not modified.
     *
     * @throws IllegalArgumentException if there is no such axis, or no such part of it
     */
    T slice(T a, int axis, int from, int to);

    /**
     * Returns a new array, b behind a along one axis.
     *
     * @param a Not modified.
     * @param b of a's shape but for that axis. Not modified.
     * @throws IllegalArgumentException if there is no such axis, or the others differ
     */
    T concat(int axis, T a, T b);

    /**
     * Returns a copy with the steps of each sequence in reverse order; those beyond its length stay where they are.
     *
     * @param a       (B, T, F). Not modified.
     * @param lengths how many steps of each sequence count, or null if all do. Not modified.
     * @throws IllegalArgumentException if there are not three axes, or the lengths do not fit
     */
    T reverseSteps(T a, int[] lengths);

    /**
     * Overwrites the entries of an array with those of another.
     *
     * @param to   Modified.
     * @param from of the same shape. Not modified.
     * @throws IllegalArgumentException if the shapes differ; the message has both
     */
    void assign(T to, T from);

    /**
     * Gives back the memory of an array that nobody will read again. What does not own its memory, and what was given back before, is left alone.
     *
     * <p>The garbage collector sees to tensors; ND4J's arrays lie outside of its heap, and it would come much too late.
     *
     * @param a an array its caller owns, or null for none
     */
    void release(T a);

    /** Gives back the memory of several arrays, as {@link #release}. */
    default void releaseAll(Iterable<? extends T> arrays) {
        arrays.forEach(this::release);
    }

    /**
     * Returns the index of the first NaN in row-major order, if there is one.
     *
     * <p>Costs little beside an operation on the array: one sum over it, and a search only where the sum is NaN.
     */
    Optional<int[]> firstNaN(T a);

    /**
     * Returns the index of the first entry in row-major order that is infinite or NaN, if there is one; at the cost of {@link #firstNaN}.
     */
    Optional<int[]> firstNotFinite(T a);

    /**
     * Checks that there is an array, and one of this backend's.
     *
     * @param name what the caller's documentation calls the argument
     * @throws IllegalArgumentException if it is null, or of another data type than this backend's
     */
    void require(String name, T a);

    /**
     * Checks that no entry is NaN.
     *
     * @param name what the caller's documentation calls the argument
     * @throws IllegalArgumentException if one is; the message has its index: "x[0, 1, 2, 3] is NaN"
     */
    default void requireNoNaN(String name, T a) {
        firstNaN(a).ifPresent(index -> {
            throw new IllegalArgumentException(Shapes.entry(name, index) + " is NaN");
        });
    }

    /**
     * Checks that no entry is infinite or NaN.
     *
     * @param name what the caller's documentation calls the argument
     * @throws IllegalArgumentException if one is; the message has its index and the entry: "x[0, 1] is Infinity, must be finite"
     */
    default void requireFinite(String name, T a) {
        firstNotFinite(a).ifPresent(index -> {
            double entry = Arrays.stream(tensor(a).data())
                    .filter(v -> !Double.isFinite(v))
                    .findFirst()
                    .orElseThrow();
            throw new IllegalArgumentException(
                    Shapes.entry(name, index) + " is " + entry + (Double.isNaN(entry) ? "" : ", must be finite"));
        });
    }

    /**
     * Checks that there is an array of this backend's without NaN, and returns its shape.
     *
     * @param name what the caller's documentation calls the argument
     * @throws IllegalArgumentException as {@link #require} and {@link #requireNoNaN}
     */
    default int[] given(String name, T a) {
        require(name, a);
        requireNoNaN(name, a);
        return shape(a);
    }
}
