package parallax.nn.norm;

/**
 * Layer normalisation: each row is brought to mean 0 and variance 1 over its features, then scaled and shifted.
 *
 * <pre>y[…,d] = γ[d] · (x[…,d] − μ) / √(σ² + ε) + β[d],  μ = 1/D · Σ(d) x[…,d],  σ² = 1/D · Σ(d) (x[…,d] − μ)²</pre>
 *
 * <p><b>Shapes.</b> x (…, D) with any axes before the last; gamma γ and beta β (D); y of x's shape.
 *
 * <p><b>Backward.</b> With x̂ = (x − μ) / √(σ² + ε) and g = dy · γ: dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(σ² + ε), the means over
 * a row; dγ = Σ dy · x̂ and dβ = Σ dy over the rows.
 *
 * <p><b>Source.</b> J. L. Ba, J. R. Kiros and G. E. Hinton, "Layer normalization" (2016).
 *
 * <pre>{@code
 * Tensor x = Tensor.matrix(new double[] {1, 3});
 * new NaiveLayerNorm(1e-5).forward(x, Tensor.vector(1, 1), Tensor.vector(0, 10));    // [[-1.00, 11.00]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface LayerNorm<T> {
    /**
     * Returns y.
     *
     * @param x     (…, D). Not modified.
     * @param gamma (D). Not modified.
     * @param beta  (D). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T forward(T x, T gamma, T beta);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x     what forward was given. Not modified.
     * @param gamma what forward was given. Not modified.
     * @param dy    ∂L/∂y, of x's shape. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    NormGradients<T> backward(T x, T gamma, T dy);
}
