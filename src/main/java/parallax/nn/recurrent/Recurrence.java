package parallax.nn.recurrent;

import java.util.List;

/**
 * What every recurrence does: it goes through a sequence step by step, and takes along a state that it renews at each.
 *
 * <pre>state[t] = step(x[t], state[t−1]),  y[t] = the output of state[t]</pre>
 *
 * <p><b>Ragged batches.</b> Where sequences have different lengths, they are filled up to the longest, and their lengths are given. The
 * filling is never read: beyond a sequence's length its state stands still, so that the end state is that at the sequence's own end,
 * and its output is zero, so that a sum over all steps counts the sequence alone. PyTorch's packed sequences do the same.
 *
 * <p><b>Backward</b> is backpropagation through time over the whole sequence: the gradient of each state is the sum of what comes from
 * its output and what comes from the step after it. P. Werbos, "Backpropagation through time: what it does and how to do it" (1990).
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 * @param <S> the state: an array (B, H), or several
 * @param <P> what is learned
 * @param <R> what forward returns
 */
public interface Recurrence<T, S, P, R extends Recurrence.Result<T, S>> {
    /**
     * Goes through the sequences, and returns every output and state.
     *
     * @param x       (B, T, F). Beyond a sequence's length it is not read. Not modified.
     * @param start   the state before the first step, of B sequences. Not modified.
     * @param p       Not modified.
     * @param lengths how many steps of each sequence count, each from 1 to T, or null if all do. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN; the message has both numbers
     */
    R forward(T x, S start, P p, int[] lengths);

    /**
     * Returns the gradients of a loss L.
     *
     * @param x       what forward was given. Not modified.
     * @param start   what forward was given. Not modified.
     * @param p       what forward was given. Not modified.
     * @param lengths what forward was given. Not modified.
     * @param result  what forward returned. Not modified.
     * @param dy      ∂L/∂y (B, T, H), or null if the loss does not look at it. Beyond a sequence's length it is not read. Not modified.
     * @param dEnd    ∂L/∂end, or null if the loss does not look at it. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN; the message has both numbers
     */
    Gradients<T, S, P> backward(T x, S start, P p, int[] lengths, R result, T dy, S dEnd);

    /** What every recurrence returns; each adds what its backward needs. */
    interface Result<T, S> {
        /** Returns the outputs (B, T, H), zero beyond a sequence's length. */
        T y();

        /** Returns the state after the last step of each sequence. */
        S end();

        /** Returns all arrays the result is made of, for {@link parallax.nn.Backend#releaseAll}. */
        List<T> arrays();
    }

    /**
     * The gradients of a loss L.
     *
     * @param dx          ∂L/∂x, of x's shape, zero beyond a sequence's length
     * @param dStart      ∂L/∂start
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    record Gradients<T, S, P>(T dx, S dStart, P dParameters) {}
}
