package parallax.nn.position;

/**
 * Learned positional encoding, added to a sequence: each position has a vector of its own, learned as embeddings are.
 *
 * <pre>y[b,t,e] = x[b,t,e] + table[o + t, e]</pre>
 *
 * <p><b>Shapes.</b> x and y (B, T, E): batch, steps, features; table (P, E): P positions, the longest sequence there can be; o the offset, the
 * position of the first step, so that a sequence can be given in parts; o + T ≤ P.
 *
 * <p><b>Backward.</b> dTable[o + t, e] = Σ(b) dy[b,t,e]; the rows of positions that are not used get 0.
 *
 * <p><b>Source.</b> J. Gehring et al., "Convolutional sequence to sequence learning" (2017), section 3.1; used as here by J. Devlin et
 * al., "BERT" (2018).
 *
 * <pre>{@code
 * Tensor table = Tensor.matrix(new double[] {1, 2}, new double[] {3, 4});
 * new NaiveLearnedPosition().forward(Tensor.zeros(1, 1, 2), table, 1);    // [[[3, 4]]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface LearnedPosition<T> {
    /**
     * Returns y.
     *
     * @param x      (B, T, E). Not modified.
     * @param table  (P, E). Not modified.
     * @param offset o, at least 0
     * @throws IllegalArgumentException if the shapes do not fit each other, an entry is NaN, the offset is negative, or the table has too
     *                                  few positions
     */
    T forward(T x, T table, int offset);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param table  what forward was given; its shape alone matters. Not modified.
     * @param offset what forward was given
     * @param dy     ∂L/∂y (B, T, E). Not modified.
     * @throws IllegalArgumentException as {@link #forward}
     */
    Gradients<T> backward(T table, int offset, T dy);

    /**
     * The gradients of a loss L.
     *
     * @param dx     ∂L/∂x, of x's shape
     * @param dTable ∂L/∂table, of the table's shape
     */
    record Gradients<T>(T dx, T dTable) {}
}
