package parallax.nn.attention;

/**
 * Multi-head attention: h scaled dot product attentions side by side, each between projections of its own.
 *
 * <pre>
 * Q = q · Wqᵀ + bq,  K = k · Wkᵀ + bk,  V = v · Wvᵀ + bv
 * head n = Attention(Q[n], K[n], V[n])          [n]: features n·E/h to (n+1)·E/h
 * y = (head 0, …, head h−1 side by side) · Woᵀ + bo
 * </pre>
 *
 * Self-attention gives the same sequence for q, k and v; cross-attention gives another for k and v. {@link Attention} has the formula of a
 * head, and of the mask, which is the same for all heads.
 *
 * <p><b>Shapes.</b> q (B, Tq, E): batch, queries, features; k and v (B, Tk, E); weightIn (3E, E): Wq above Wk above Wv; biasIn (3E): bq, bk, bv;
 * weightOut Wo (E, E); biasOut bo (E); y (B, Tq, E). E is a multiple of h.
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), section 3.2.2; the weights are packed as in PyTorch's
 * {@code MultiheadAttention}; backward by the chain rule.
 *
 * <pre>{@code
 * Tensor x = Tensor.randn(new Random(1), 2, 5, 6);
 * var p = new MultiHeadAttention.Parameters<>(
 *         Tensor.randn(new Random(2), 18, 6), Tensor.zeros(18), Tensor.randn(new Random(3), 6, 6), Tensor.zeros(6));
 * var result = new NaiveMultiHeadAttention(3, true).forward(x, x, x, null, p);
 * result.y().shape();          // (2, 5, 6)
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface MultiHeadAttention<T> {
    /**
     * Returns y, and what backward needs.
     *
     * @param q    (B, Tq, E). Not modified.
     * @param k    (B, Tk, E). Not modified.
     * @param v    (B, Tk, E). Not modified.
     * @param mask broadcast to (B, Tq, Tk), 1 = may attend, or null. Not modified.
     * @param p    Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the number of heads, an entry is NaN, or one of the
     *                                  mask is neither 0 nor 1
     */
    Result<T> forward(T q, T k, T v, T mask, Parameters<T> p);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param q      what forward was given. Not modified.
     * @param k      what forward was given. Not modified.
     * @param v      what forward was given. Not modified.
     * @param p      what forward was given. Not modified.
     * @param result what forward returned. Not modified.
     * @param dy     ∂L/∂y (B, Tq, E). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN
     */
    Gradients<T> backward(T q, T k, T v, Parameters<T> p, Result<T> result, T dy);

    /**
     * Returns the gradients of self-attention, where x was q, k and v: dx is the sum of the three.
     *
     * @param x      what forward was given. Not modified.
     * @param p      what forward was given. Not modified.
     * @param result what forward returned. Not modified.
     * @param dy     ∂L/∂y (B, Tq, E). Not modified.
     * @throws IllegalArgumentException as {@link #backward}
     */
    SelfGradients<T> backwardSelf(T x, Parameters<T> p, Result<T> result, T dy);

    /**
     * What is learned.
     *
     * @param weightIn  (3E, E)
     * @param biasIn    (3E)
     * @param weightOut (E, E)
     * @param biasOut   (E)
     */
    record Parameters<T>(T weightIn, T biasIn, T weightOut, T biasOut) {}

    /**
     * What multi-head attention computes.
     *
     * @param y         (B, Tq, E)
     * @param weights   (B, h, Tq, Tk), who attends to whom in each head
     * @param projected Q, K and V, head by head
     * @param heads     (B, Tq, E), the heads' outputs side by side
     */
    record Result<T>(T y, T weights, Projected<T> projected, T heads) {}

    /**
     * What the heads attend between.
     *
     * @param q (B, h, Tq, E/h)
     * @param k (B, h, Tk, E/h)
     * @param v (B, h, Tk, E/h)
     */
    record Projected<T>(T q, T k, T v) {}

    /**
     * The gradients of a loss L.
     *
     * @param dq          ∂L/∂q, of q's shape
     * @param dk          ∂L/∂k, of k's shape
     * @param dv          ∂L/∂v, of v's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    record Gradients<T>(T dq, T dk, T dv, Parameters<T> dParameters) {}

    /**
     * The gradients of a loss L, of self-attention.
     *
     * @param dx          ∂L/∂x, of x's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    record SelfGradients<T>(T dx, Parameters<T> dParameters) {}
}
