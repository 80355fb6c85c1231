package parallax.nn.activation;

/**
 * The logarithm of softmax along one axis, without ever computing a softmax that may round to 0.
 *
 * <pre>y[k] = x[k] − M − log Σ(l) exp(x[l] − M),  M = max(l) x[l]</pre>
 *
 * for each line along the axis.
 *
 * <p><b>Shapes.</b> x, y and their gradients of one shape, any but a scalar's. A line's entries are finite or −∞, one of them
 * finite at least.
 *
 * <p><b>Backward.</b> dx[k] = dy[k] − exp(y[k]) · Σ(l) dy[l].
 *
 * <p><b>Source.</b> I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), section 6.2.2.3.
 *
 * <pre>{@code
 * new NaiveLogSoftmax(-1).forward(Tensor.vector(0, Math.log(3)));    // [-1.386, -0.288]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface LogSoftmax<T> {
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
