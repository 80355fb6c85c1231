package parallax.nn.embedding;

import parallax.nn.Indices;

/**
 * Embedding: each index is replaced by its row of a table.
 *
 * <pre>y[…,d] = table[index[…], d]</pre>
 *
 * <p><b>Shapes.</b> table (V, D): a vector of D features for each of V tokens; indices (…), numbers from 0 to V − 1; y (…, D).
 *
 * <p><b>Backward.</b> dTable[v,d] = Σ dy[…,d] over the places where the index is v: rows that are not looked up get 0, those looked up
 * twice the sum.
 *
 * <p><b>Source.</b> Y. Bengio, R. Ducharme, P. Vincent and C. Jauvin, "A neural probabilistic language model" (2003), section 2.
 *
 * <pre>{@code
 * Tensor table = Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});
 * new NaiveEmbedding().forward(table, Indices.of(2, 0));    // [[5, 6], [1, 2]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Embedding<T> {
    /**
     * Returns y.
     *
     * @param table (V, D). Not modified.
     * @throws IllegalArgumentException if an index is no row of the table; the message has both numbers
     */
    T forward(T table, Indices indices);

    /**
     * Returns dTable = ∂L/∂table, of the table's shape, given dy = ∂L/∂y.
     *
     * @param table   what forward was given; its shape alone matters. Not modified.
     * @param indices what forward was given
     * @param dy      ∂L/∂y (…, D). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T backward(T table, Indices indices, T dy);
}
