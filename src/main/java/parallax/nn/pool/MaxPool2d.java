package parallax.nn.pool;

/**
 * Max pooling: the largest entry under each window.
 *
 * <pre>y[n,c,i,j] = max(p,q) x[n, c, i·s + p − m, j·s + q − m]</pre>
 *
 * over 0 ≤ p &lt; Kh, 0 ≤ q &lt; Kw and the cells inside the map alone: padding never wins the maximum. s is the stride, m the padding
 * (each may differ between rows and columns).
 *
 * <p><b>Shapes.</b> x (N, C, H, W); y (N, C, H', W') with H' = ⌊(H + 2m − Kh) / s⌋ + 1, W' likewise.
 *
 * <p><b>Backward.</b> dx[u,v] = Σ dy[i,j] over the windows (i,j) whose maximum stands at (u,v). Of equal entries the first in
 * row-major order is the maximum.
 *
 * <p><b>Source.</b> V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016), section 3.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new int[] {1, 1, 2, 4}, 1, 3, 2, 0, 5, 4, 7, 6);
 * new NaiveMaxPool2d(Pooling.of(2)).forward(x);    // [[[[5, 7]]]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface MaxPool2d<T> {
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
     * @param x  what forward was given. Not modified.
     * @param dy ∂L/∂y (N, C, H', W'). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T backward(T x, T dy);
}
