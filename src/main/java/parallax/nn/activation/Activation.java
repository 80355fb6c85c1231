package parallax.nn.activation;

/**
 * A function applied to each entry: y = f(x), dx = dy · f'(x).
 *
 * <p><b>Shapes.</b> x, y and their gradients of one shape, any.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Activation<T> {
    /**
     * Returns y.
     *
     * @param x any shape. Not modified.
     */
    T forward(T x);

    /**
     * Returns dx = ∂L/∂x, given dy = ∂L/∂y.
     *
     * @param x  what forward was given. Not modified.
     * @param dy ∂L/∂y, of x's shape. Not modified.
     * @throws IllegalArgumentException if dy has not x's shape; the message has both
     */
    T backward(T x, T dy);
}
