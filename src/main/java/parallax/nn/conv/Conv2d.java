package parallax.nn.conv;

/**
 * Two-dimensional convolution (strictly, cross-correlation: the kernel is not flipped) over a batch of multi-channel
 * images.
 *
 * <pre>y[n,o,i,j] = b[o] + Σ(c,p,q) x[n, g·C/G + c, i·s + p·d − m, j·s + q·d − m] · w[o,c,p,q]</pre>
 *
 * where s is the stride, m the padding, d the dilation (each may differ between rows and columns), G the number of groups, g = ⌊o / (O/G)⌋
 * the group of output channel o, and x is 0 outside the image.
 *
 * <p><b>Shapes.</b> x (N, C, H, W): batch, channels, height, width; weight w (O, C/G, Kh, Kw): output channels, input
 * channels of a group, kernel height and width; bias b (O); y (N, O, H', W') with H' = ⌊(H + 2m − d·(Kh − 1) − 1) / s⌋ + 1, W' likewise.
 *
 * <p><b>Infinite entries.</b> Of an infinite weight, or an infinite entry of dy, the product with the 0 outside the image is NaN; the naive twin
 * leaves it out, others may not. So they must be finite where there is padding.
 *
 * <p><b>Source.</b> V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016), relationship 6
 * and, with dilation, relationship 15; backward by the chain rule. Groups: Krizhevsky, Sutskever and Hinton (2012), section 3.5.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new int[] {1, 1, 3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9);
 * Tensor w = Tensor.of(new int[] {1, 1, 2, 2}, 1, 0, 0, 1);
 * new NaiveConv2d(Window.unit()).forward(x, w, Tensor.vector(0));    // [[[[6, 8], [12, 14]]]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Conv2d<T> {
    /**
     * Returns y.
     *
     * @param x      (N, C, H, W). Not modified.
     * @param weight (O, C/G, Kh, Kw). Not modified.
     * @param bias   (O), or null for none. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window; the message has both numbers
     */
    T forward(T x, T weight, T bias);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param weight what forward was given. Not modified.
     * @param dy     ∂L/∂y (N, O, H', W'). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window; the message has both numbers
     */
    Gradients<T> backward(T x, T weight, T dy);

    /**
     * The gradients of a loss L.
     *
     * @param dx      ∂L/∂x, of x's shape
     * @param dWeight ∂L/∂w, of w's shape
     * @param dBias   ∂L/∂b (O)
     */
    record Gradients<T>(T dx, T dWeight, T dBias) {}
}
