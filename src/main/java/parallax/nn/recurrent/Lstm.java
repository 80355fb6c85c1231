package parallax.nn.recurrent;

import java.util.List;

/**
 * Long short-term memory: a recurrence whose cell keeps what it has, but for what the forget gate takes away.
 *
 * <pre>
 * i = σ(Wi x[t] + bi + Ui h[t−1] + ci)           input gate
 * f = σ(Wf x[t] + bf + Uf h[t−1] + cf)           forget gate
 * g = tanh(Wg x[t] + bg + Ug h[t−1] + cg)        what may come in
 * o = σ(Wo x[t] + bo + Uo h[t−1] + co)           output gate
 * c[t] = f · c[t−1] + i · g                      cell
 * h[t] = o · tanh(c[t]),  y[t] = h[t]
 * </pre>
 *
 * for each sequence of a batch; σ is the sigmoid, and · is entry by entry.
 *
 * <p><b>Shapes.</b> x (B, T, F): batch, time, features; the state h and c, each (B, H), the start is h0 and c0; W (4H, F): Wi above Wf above Wg above
 * Wo; U (4H, H), b and c (4H) likewise; y (B, T, H).
 *
 * <p><b>Source.</b> S. Hochreiter and J. Schmidhuber, "Long short-term memory" (1997), with the forget gate of F. Gers, J. Schmidhuber and F. Cummins,
 * "Learning to forget" (2000); without peepholes; the order of the gates is PyTorch's. Ragged batches and backward: {@link Recurrence}.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Lstm<T> extends Recurrence<T, Lstm.State<T>, RecurrentParameters<T>, Lstm.Result<T>> {
    /**
     * Returns the outputs and the end alone, where no backward will follow: they can be had faster than with every step's gates.
     *
     * @param x       (B, T, F). Not modified.
     * @param start   Not modified.
     * @param p       Not modified.
     * @param lengths how many steps of each sequence count, each from 1 to T, or null if all do. Not modified.
     * @throws IllegalArgumentException as {@link #forward}
     */
    Output<T> output(T x, State<T> start, RecurrentParameters<T> p, int[] lengths);

    /**
     * What the network gives to the next.
     *
     * @param y   (B, T, H), zero beyond a sequence's length
     * @param end the state at each sequence's end
     */
    record Output<T>(T y, State<T> end) {}

    /**
     * What is taken from step to step; or the gradients by it, of which either may be null if the loss does not look at it.
     *
     * @param h (B, H)
     * @param c (B, H)
     */
    record State<T>(T h, T c) {}

    /**
     * What the network computes; all but the end is zero beyond a sequence's length.
     *
     * @param y     (B, T, H), which is every step's h
     * @param end   the state at each sequence's end
     * @param cells (B, T, H), every step's c
     * @param gates (B, T, 4H), every step's i, f, g and o, one behind the other
     */
    record Result<T>(T y, State<T> end, T cells, T gates) implements Recurrence.Result<T, State<T>> {
        @Override
        public List<T> arrays() {
            return List.of(y, end.h, end.c, cells, gates);
        }
    }
}
