package parallax.nn.dropout;

import java.util.random.RandomGenerator;

/**
 * Dropout, inverted: in training each entry is 0 with probability p, and those kept are scaled up so that the mean stays.
 *
 * <pre>y = x · mask,  mask = 0 with probability p, else 1 / (1 − p)</pre>
 *
 * In evaluation there is nothing to do: y is x. The randomness comes from the generator given, one draw of {@code nextDouble()} for
 * each entry in row-major order: both twins drop the same entries for the same seed. The mask is a returned value, and what backward
 * needs.
 *
 * <p><b>Shapes.</b> x, y, mask and their gradients of one shape, any.
 *
 * <p><b>Backward.</b> dx = dy · mask.
 *
 * <p><b>Source.</b> N. Srivastava et al., "Dropout" (2014), section 10 for the scaling in training.
 *
 * <pre>{@code
 * Dropout.Dropped<Tensor> dropped = new NaiveDropout(0.5).forward(Tensor.vector(1, 1, 1, 1), new Random(1));
 * dropped.y();    // [2, 0, 0, 0]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Dropout<T> {
    /**
     * Returns y and the mask.
     *
     * @param x      any shape. Not modified.
     * @param random where the mask comes from; moves on by as many draws as x has entries
     */
    Dropped<T> forward(T x, RandomGenerator random);

    /**
     * Returns dx = ∂L/∂x, given dy = ∂L/∂y.
     *
     * @param mask what forward returned. Not modified.
     * @param dy   ∂L/∂y, of the mask's shape. Not modified.
     * @throws IllegalArgumentException if the shapes differ; the message has both
     */
    T backward(T mask, T dy);

    /**
     * What forward gives.
     *
     * @param y    of x's shape
     * @param mask of x's shape: 0 or 1 / (1 − p)
     */
    record Dropped<T>(T y, T mask) {}
}
