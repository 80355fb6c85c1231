package parallax.nn.recurrent;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a step of a recurrence does with vectors, in Java: the loops between its matrix products.
 *
 * <p><b>Why in Java.</b> A step has some twenty of them on a few thousand numbers. ND4J takes 4 to 5 µs to start an operation on an array
 * that is there, more to make a view, and 8 to 19 ns for the sigmoid of a number; these loops start in nanoseconds, the compiler makes
 * vector instructions of them, and a sigmoid takes half a nanosecond in single precision. It does so only where all arrays are read and
 * written at the same index, so parts of rows are copied into arrays of their own first, and well only if these are long: {@link Nd4jSteps}
 * makes one of all sequences.
 *
 * <p>All vectors of a call are of the same length.
 *
 * @param <A> float[] or double[]
 */
interface Nd4jVectors<A> {
    /** Returns the vectors of a data type. */
    static Nd4jVectors<?> of(DataType type) {
        return type == DataType.FLOAT ? new Nd4jFloatVectors() : new Nd4jDoubleVectors();
    }

    /** Returns a vector of zeros. */
    A zeros(int length);

    /**
     * Returns the entries of an array that lies row-major from its buffer's beginning on, to be read and written.
     *
     * @param a must not be closed as long as they are used
     */
    Rows<A> rows(INDArray a);

    /** v = σ(v). */
    void sigmoid(A v);

    /** to = tanh(v). */
    void tanh(A v, A to);

    /** v = max(0, v). */
    void relu(A v);

    /** d = d · y · (1 − y): the gradient through y = σ(·). */
    void sigmoidBackward(A y, A d);

    /** d = d · (1 − y²): the gradient through y = tanh(·). */
    void tanhBackward(A y, A d);

    /** d = d where y &gt; 0, else 0: the gradient through y = max(0, ·). */
    void reluBackward(A y, A d);

    /** sum = sum + v. */
    void add(A v, A sum);

    /** out = u · v, entry by entry. */
    void multiply(A u, A v, A out);

    /** sum = sum + u · v, entry by entry. */
    void addProduct(A u, A v, A sum);

    /** h = (1 − z) · n + z · h. */
    void blend(A z, A n, A h);

    /** Sets dz = d · (h − n), dn = d · (1 − z) and dh = d · z, of h' = (1 − z) · n + z · h. */
    void blendBackward(A d, A z, A n, A h, A dz, A dn, A dh);

    /** The entries of an array outside the Java heap. */
    interface Rows<A> {
        /** Copies as many entries as the vector has, from index {@code from} on. */
        void read(int from, A into);

        /** Copies {@code length} entries from index {@code from} on to the vector's index {@code at} on. */
        void read(int from, A into, int at, int length);

        /** Copies the vector's entries to index {@code to} on. */
        void write(A vector, int to);

        /** Copies {@code length} of the vector's entries, from its index {@code at} on, to index {@code to} on. */
        void write(A vector, int at, int to, int length);
    }
}
