package parallax.nn.pool;

/**
 * Average pooling: the mean of the entries under each window.
 *
 * <pre>y[n,c,i,j] = 1/|R(i,j)| · Σ(p,q) x[n, c, i·s + p − m, j·s + q − m]</pre>
 *
 * over 0 ≤ p &lt; Kh, 0 ≤ q &lt; Kw, where x is 0 outside the map. |R(i,j)| is Kh·Kw where the padding counts, else the number of cells of
 * the window that lie inside the map. s is the stride, m the padding (each may differ between rows and columns).
 *
 * <p><b>Shapes.</b> x (N, C, H, W); y (N, C, H', W') with H' = ⌊(H + 2m − Kh) / s⌋ + 1, W' likewise.
 *
 * <p><b>Source.</b> V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016), section 3;
 * PyTorch's {@code avg_pool2d} for the two ways to count.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new int[] {1, 1, 2, 4}, 1, 3, 2, 0, 4, 4, 7, 3);
 * new NaiveAveragePool2d(Pooling.of(2), false).forward(x);    // [[[[3, 3]]]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface AveragePool2d<T> {
    /**
     * Returns y.
     *
     * @param x (N, C, H, W). Not modified.
     * @throws IllegalArgumentException if x does not fit the window; the message has both numbers
     */
    T forward(T x);

    /**
     * Returns dx = ∂L/∂x, of x's shape.
     *
     * @param x  what forward was given; its shape alone matters. Not modified.
     * @param dy ∂L/∂y (N, C, H', W'). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T backward(T x, T dy);
}
