package parallax.nn.attention;

import parallax.nn.Named;

/**
 * Additive attention: how well a query and a key match is what a network of one hidden layer says of the two.
 *
 * <pre>
 * h[b,i,j,a] = tanh(Σ(d) Wq[a,d] · q[b,i,d] + c[a] + Σ(d) Wk[a,d] · k[b,j,d])
 * s[b,i,j] = Σ(a) u[a] · h[b,i,j,a]
 * w[b,i,j] = exp(s[b,i,j]) / Σ(l) exp(s[b,i,l])     j and l over the keys that query i may attend to, w = 0 for the others
 * y[b,i,e] = Σ(j) w[b,i,j] · v[b,j,e]
 * </pre>
 *
 * A mask says which keys a query may attend to. A query that may attend to no key gets weights and an output of zeros.
 *
 * <p><b>Shapes.</b> q (B, Tq, Dq): batch, queries, their features; k (B, Tk, Dk); v (B, Tk, Dv); mask broadcast to (B, Tq, Tk), entries 1 (may
 * attend) and 0; weightQuery Wq (A, Dq); weightKey Wk (A, Dk); bias c (A), or none; weightScore u (A); hidden h (B, Tq, Tk, A);
 * weights w (B, Tq, Tk); y (B, Tq, Dv).
 *
 * <p><b>Source.</b> D. Bahdanau, K. Cho and Y. Bengio, "Neural machine translation by jointly learning to align and translate" (2015), section 3.1 and
 * appendix A.1.2, where the query is the decoder's state s, keys and values both are the encoder's h, Wq, Wk and u are W, U and v, and there
 * is no bias; backward by the chain rule.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface AdditiveAttention<T> {
    /**
     * Returns y, the weights, and what backward needs.
     *
     * @param q    (B, Tq, Dq). Not modified.
     * @param k    (B, Tk, Dk). Not modified.
     * @param v    (B, Tk, Dv). Not modified.
     * @param mask of up to 3 axes, each 1 or as long as that of (B, Tq, Tk), counted from the last; or null: every key. Not modified.
     * @param p    Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, an entry is NaN, or one of the mask is neither 0 nor 1
     */
    Result<T> forward(T q, T k, T v, T mask, Parameters<T> p);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param q        what forward was given. Not modified.
     * @param k        what forward was given. Not modified.
     * @param v        what forward was given. Not modified.
     * @param p        what forward was given. Not modified.
     * @param result   what forward returned. Not modified.
     * @param dy       ∂L/∂y (B, Tq, Dv). Not modified.
     * @param dWeights ∂L/∂w (B, Tq, Tk) where the loss looks at the weights themselves, or null. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN
     */
    Gradients<T> backward(T q, T k, T v, Parameters<T> p, Result<T> result, T dy, T dWeights);

    /**
     * What is learned.
     *
     * @param weightQuery (A, Dq)
     * @param weightKey   (A, Dk)
     * @param bias        (A), or null for none
     * @param weightScore (A)
     */
    record Parameters<T>(T weightQuery, T weightKey, T bias, T weightScore) {
        /** Reads the parameters under their names; bias may be absent. */
        public static <T> Parameters<T> of(Named<T> named) {
            return new Parameters<>(
                    named.get("weightQuery"),
                    named.get("weightKey"),
                    named.has("bias") ? named.get("bias") : null,
                    named.get("weightScore"));
        }

        /** Returns the parameters under their names. */
        public Named<T> named() {
            Named<T> weights = Named.<T>none().with("weightQuery", weightQuery).with("weightKey", weightKey);
            return (bias == null ? weights : weights.with("bias", bias)).with("weightScore", weightScore);
        }
    }

    /**
     * What additive attention computes.
     *
     * @param y       (B, Tq, Dv)
     * @param weights (B, Tq, Tk), each row sums to 1 or is zero
     * @param hidden  (B, Tq, Tk, A)
     */
    record Result<T>(T y, T weights, T hidden) {}

    /**
     * The gradients of a loss L.
     *
     * @param dq          ∂L/∂q, of q's shape
     * @param dk          ∂L/∂k, of k's shape
     * @param dv          ∂L/∂v, of v's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape, null where there was no bias
     */
    record Gradients<T>(T dq, T dk, T dv, Parameters<T> dParameters) {}
}
