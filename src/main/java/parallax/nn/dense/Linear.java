package parallax.nn.dense;

/**
 * The dense (fully connected, linear) layer, applied to the last axis.
 *
 * <pre>y[…,o] = b[o] + Σ(i) x[…,i] · w[o,i]</pre>
 *
 * <p><b>Shapes.</b> x (…, I) with any axes before the last; weight w (O, I); bias b (O); y (…, O).
 *
 * <p><b>Source.</b> I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), section 6.1; PyTorch's {@code linear}
 * for the weight's layout.
 *
 * <pre>{@code
 * Tensor x = Tensor.matrix(new double[] {1, 2});
 * Tensor w = Tensor.matrix(new double[] {3, 4}, new double[] {5, 6}, new double[] {0, 1});
 * new NaiveLinear().forward(x, w, Tensor.vector(10, 20, 30));    // [[21, 37, 32]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Linear<T> {
    /**
     * Returns y.
     *
     * @param x      (…, I). Not modified.
     * @param weight (O, I). Not modified.
     * @param bias   (O), or null for none. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T forward(T x, T weight, T bias);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param weight what forward was given. Not modified.
     * @param dy     ∂L/∂y (…, O). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
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
