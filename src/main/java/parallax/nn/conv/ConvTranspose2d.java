package parallax.nn.conv;

/**
 * Transposed two-dimensional convolution: every pixel stamps the kernel, scaled by itself, into a larger image.
 *
 * <pre>y[n,k,u,v] = b[k] + Σ x[n,c,i,j] · w[c,o,p,q]
 * over all c, o, i, j, p, q with  k = g·O/G + o,  u = i·s + p·d − m,  v = j·s + q·d − m</pre>
 *
 * where s is the stride, m the padding (cut off at either end, not added), d the dilation (each may differ between rows and columns), G the number
 * of groups, and g = ⌊c / (I/G)⌋ the group of input channel c.
 *
 * <p>It is the adjoint of {@link Conv2d} of the same window and weight: Σ conv(z, w) · x = Σ z · y(x, w) without bias, for every z of y's shape. So it
 * computes what Conv2d's backward computes for dx, and is differentiated by Conv2d's forward. It is no inverse. It is also called deconvolution, or
 * fractionally strided convolution.
 *
 * <p><b>Shapes.</b> x (N, I, H, W): batch, input channels, height, width; weight w (I, O/G, Kh, Kw); bias b (O); y (N, O, H', W') with
 * H' = (H − 1)·s − 2m + d·(Kh − 1) + e + 1, W' likewise, where e is the output padding: rows that Conv2d, striding, leaves out of account.
 *
 * <p><b>Source.</b> V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016), chapter 4, relationship 14; M. Zeiler et
 * al., "Deconvolutional networks" (2010); names and the weight's layout as in PyTorch's {@code ConvTranspose2d}.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface ConvTranspose2d<T> {
    /**
     * Returns y.
     *
     * @param x      (N, I, H, W). Not modified.
     * @param weight (I, O/G, Kh, Kw). Not modified.
     * @param bias   (O), or null for none. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window, or an entry is NaN
     */
    T forward(T x, T weight, T bias);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param weight what forward was given. Not modified.
     * @param dy     ∂L/∂y (N, O, H', W'). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window, or an entry is NaN
     */
    ConvGradients<T> backward(T x, T weight, T dy);
}
