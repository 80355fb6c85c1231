package parallax.nn.activation;

/**
 * A function applied to each entry.
 *
 * <pre>y = f(x),  dx = dy · f'(x)
 * relu(x) = max(0, x)               gelu(x) = x · ½ (1 + erf(x/√2))
 * tanh(x) = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)    sigmoid(x) = 1/(1 + e⁻ˣ)</pre>
 *
 * <p><b>Shapes.</b> x, y and their gradients of one shape, any.
 *
 * <p><b>Source.</b> V. Nair and G. Hinton, "Rectified linear units improve restricted Boltzmann machines" (2010); D. Hendrycks and K. Gimpel,
 * "Gaussian error linear units" (2016), section 2; I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), section 6.3.2, for tanh and sigmoid.
 *
 * <pre>{@code
 * new NaiveActivation(Nonlinearity.RELU).forward(Tensor.vector(-2, 0, 3));    // [0, 0, 3]
 * }</pre>
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
