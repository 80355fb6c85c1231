package parallax.nn.activation;

/**
 * Softmax along one axis: positive numbers that sum to 1.
 *
 * <pre>y[k] = exp(x[k] − M) / Σ(l) exp(x[l] − M),  M = max(l) x[l]</pre>
 *
 * for each line along the axis. Subtracting M changes nothing in exact arithmetic and keeps exp from overflowing.
 *
 * <p><b>Shapes.</b> x, y and their gradients of one shape, any but a scalar's. A line's entries are finite or −∞, one of them
 * finite at least.
 *
 * <p><b>Backward.</b> dx[k] = y[k] · (dy[k] − Σ(l) dy[l] · y[l]).
 *
 * <p><b>Source.</b> I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), sections 4.1 and 6.2.2.3.
 *
 * <pre>{@code
 * new NaiveSoftmax(-1).forward(Tensor.vector(0, Math.log(3)));    // [0.25, 0.75]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Softmax<T> {
    /**
     * Returns y.
     *
     * @param x any shape with the axis. Not modified.
     * @throws IllegalArgumentException if x does not have the axis; the message has both numbers
     */
    T forward(T x);

    /**
     * Returns dx = ∂L/∂x, given dy = ∂L/∂y.
     *
     * @param y  what forward returned. Not modified.
     * @param dy ∂L/∂y, of y's shape. Not modified.
     * @throws IllegalArgumentException if the shapes differ; the message has both
     */
    T backward(T y, T dy);
}
