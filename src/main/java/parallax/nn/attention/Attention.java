package parallax.nn.attention;

/**
 * Scaled dot product attention: each query takes a weighted mean of the values, with more weight where its key is more like the
 * query.
 *
 * <pre>
 * s[b,i,j] = Σ(d) q[b,i,d] · k[b,j,d] / √D
 * w[b,i,j] = exp(s[b,i,j]) / Σ(l) exp(s[b,i,l])     j and l over the keys that query i may attend to, w = 0 for the others
 * y[b,i,e] = Σ(j) w[b,i,j] · v[b,j,e]
 * </pre>
 *
 * A mask says which keys a query may attend to; causal attention, which is for queries and keys at the same positions, forbids all
 * keys j &gt; i besides. A query that may attend to no key gets weights and an output of zeros.
 *
 * <p><b>Shapes.</b> q (B, Tq, D): batch, queries, features; k (B, Tk, D); v (B, Tk, Dv); mask broadcast to (B, Tq, Tk), entries 1 (may
 * attend) and 0; weights w (B, Tq, Tk); y (B, Tq, Dv).
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), equation 1; backward by the chain rule.
 *
 * <pre>{@code
 * Tensor q = Tensor.of(new int[] {1, 1, 1}, 1);
 * Tensor k = Tensor.of(new int[] {1, 2, 1}, 0, Math.log(3));
 * Tensor v = Tensor.of(new int[] {1, 2, 1}, 4, 8);
 * Attention.Result<Tensor> result = new NaiveAttention(false).forward(q, k, v, null);
 * result.weights();    // [[[0.25, 0.75]]]
 * result.y();          // [[[7]]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Attention<T> {
    /**
     * Returns y and the weights.
     *
     * @param q    (B, Tq, D). Not modified.
     * @param k    (B, Tk, D). Not modified.
     * @param v    (B, Tk, Dv). Not modified.
     * @param mask of up to 3 axes, each 1 or as long as that of (B, Tq, Tk), counted from the last; or null: every key. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, an entry is NaN, or one of the mask is neither 0 nor 1
     */
    Result<T> forward(T q, T k, T v, T mask);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * <p>The mask is not needed again: where it forbids, the weight is 0, and so is its gradient.
     *
     * @param q        what forward was given. Not modified.
     * @param k        what forward was given. Not modified.
     * @param v        what forward was given. Not modified.
     * @param weights  what forward returned. Not modified.
     * @param dy       ∂L/∂y (B, Tq, Dv). Not modified.
     * @param dWeights ∂L/∂w (B, Tq, Tk) where the loss looks at the weights themselves, or null. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN
     */
    Gradients<T> backward(T q, T k, T v, T weights, T dy, T dWeights);

    /**
     * What attention computes.
     *
     * @param y       (B, Tq, Dv)
     * @param weights (B, Tq, Tk), each row sums to 1 or is zero
     */
    record Result<T>(T y, T weights) {}

    /**
     * The gradients of a loss L.
     *
     * @param dq ∂L/∂q, of q's shape
     * @param dk ∂L/∂k, of k's shape
     * @param dv ∂L/∂v, of v's shape
     */
    record Gradients<T>(T dq, T dk, T dv) {}
}
