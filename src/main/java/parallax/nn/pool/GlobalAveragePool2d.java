package parallax.nn.pool;

/**
 * Global average pooling: the mean of each map.
 *
 * <pre>y[n,c] = 1/(H·W) · Σ(u,v) x[n,c,u,v]</pre>
 *
 * <p><b>Shapes.</b> x (N, C, H, W); y (N, C).
 *
 * <p><b>Source.</b> M. Lin, Q. Chen and S. Yan, "Network in network" (2013), section 3.2.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new int[] {1, 2, 1, 3}, 1, 2, 3, 4, 4, 7);
 * new NaiveGlobalAveragePool2d().forward(x);    // [[2, 5]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface GlobalAveragePool2d<T> {
    /**
     * Returns y.
     *
     * @param x (N, C, H, W). Not modified.
     * @throws IllegalArgumentException if x has not 4 axes or is empty
     */
    T forward(T x);

    /**
     * Returns dx = ∂L/∂x, of x's shape: dx[n,c,u,v] = dy[n,c] / (H·W).
     *
     * @param x  what forward was given; its shape alone matters. Not modified.
     * @param dy ∂L/∂y (N, C). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T backward(T x, T dy);
}
