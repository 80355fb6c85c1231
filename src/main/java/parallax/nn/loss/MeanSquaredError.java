package parallax.nn.loss;

/**
 * Mean squared error: the mean of the squared differences.
 *
 * <pre>L = 1/n · Σ(k) (x[k] − target[k])²</pre>
 *
 * <p><b>Shapes.</b> x, target and dx of one shape, any, of n entries.
 *
 * <p><b>Backward.</b> dx[k] = dL · 2/n · (x[k] − target[k]).
 *
 * <p><b>Source.</b> I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), section 5.1.4.
 *
 * <pre>{@code
 * new NaiveMeanSquaredError().forward(Tensor.vector(1, 2), Tensor.vector(1, 5));    // 4.5
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface MeanSquaredError<T> {
    /**
     * Returns L.
     *
     * @param x      the predictions, any shape. Not modified.
     * @param target of x's shape. Not modified.
     * @throws IllegalArgumentException if the shapes differ; the message has both
     */
    double forward(T x, T target);

    /**
     * Returns dx, the gradient of a loss at x, given its gradient at L.
     *
     * @param x      what forward was given. Not modified.
     * @param target what forward was given. Not modified.
     * @param dLoss  1 where L itself is the loss
     * @throws IllegalArgumentException as {@link #forward}
     */
    T backward(T x, T target, double dLoss);
}
