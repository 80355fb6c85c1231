package parallax.nn.recurrent;

import java.util.List;

/**
 * The vanilla recurrent network, of Elman's kind.
 *
 * <pre>h[t] = f(W x[t] + b + U h[t−1] + c),  y[t] = h[t]</pre>
 *
 * for each sequence of a batch; f is tanh or relu.
 *
 * <p><b>Shapes.</b> x (B, T, F): batch, time, features; the state h (B, H), h[−1] is the start h0; W (H, F), U (H, H), b (H), c (H); y (B, T, H).
 *
 * <p><b>Source.</b> J. Elman, "Finding structure in time" (1990); I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016),
 * equations 10.8 and 10.9, where W is called U and U is called W; here they are as in PyTorch, weight_ih and weight_hh. Ragged batches
 * and backward: {@link Recurrence}.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Rnn<T> extends Recurrence<T, T, RecurrentParameters<T>, Rnn.Result<T>> {
    /**
     * What the network computes.
     *
     * @param y   (B, T, H), which is every step's state; zero beyond a sequence's length
     * @param end the state at each sequence's end (B, H)
     */
    record Result<T>(T y, T end) implements Recurrence.Result<T, T> {
        @Override
        public List<T> arrays() {
            return List.of(y, end);
        }
    }
}
