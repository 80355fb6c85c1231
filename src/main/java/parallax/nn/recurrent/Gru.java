package parallax.nn.recurrent;

import java.util.List;

/**
 * The gated recurrent unit: the new state lies between the old one and a candidate, and the update gate says where.
 *
 * <pre>
 * r = σ(Wr x[t] + br + Ur h[t−1] + cr)                    reset gate
 * z = σ(Wz x[t] + bz + Uz h[t−1] + cz)                    update gate
 * n = tanh(Wn x[t] + bn + r · (Un h[t−1] + cn))           candidate, if reset after the product
 * n = tanh(Wn x[t] + bn + Un (r · h[t−1]) + cn)           candidate, if reset before it
 * h[t] = (1 − z) · n + z · h[t−1],  y[t] = h[t]
 * </pre>
 *
 * for each sequence of a batch; σ is the sigmoid, and · is entry by entry.
 *
 * <p><b>Shapes.</b> x (B, T, F): batch, time, features; the state h (B, H), the start is h0; W (3H, F): Wr above Wz above Wn; U (3H, H), b and c (3H) likewise;
 * y (B, T, H).
 *
 * <p><b>Source.</b> K. Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical machine translation" (2014),
 * equations 5 to 8, which reset before the product. Resetting after it was in the paper's first version, and is what PyTorch and
 * cuDNN compute, as all products with h are one then. The letters: Cho et al. call n h̃, and their z keeps the old state, as here
 * and in PyTorch. J. Chung et al., "Empirical evaluation of gated recurrent neural networks on sequence modeling" (2014), have h[t] = (1 − z) · h[t−1] + z · n:
 * their z is 1 − z here, so that weights carried over change the sign of Wz, Uz, bz and cz. Ragged batches and backward: {@link Recurrence}.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Gru<T> extends Recurrence<T, T, RecurrentParameters<T>, Gru.Result<T>> {
    /**
     * What the network computes; all but the end is zero beyond a sequence's length.
     *
     * @param y      (B, T, H), which is every step's state
     * @param end    the state at each sequence's end (B, H)
     * @param gates  (B, T, 3H), every step's r, z and n, one behind the other
     * @param hidden (B, T, H), what the state adds to the candidate: Un h[t−1] + cn, or Un (r · h[t−1]) + cn if reset before
     */
    record Result<T>(T y, T end, T gates, T hidden) implements Recurrence.Result<T, T> {
        @Override
        public List<T> arrays() {
            return List.of(y, end, gates, hidden);
        }
    }
}
