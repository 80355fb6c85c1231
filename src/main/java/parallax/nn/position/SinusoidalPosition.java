package parallax.nn.position;

/**
 * Sinusoidal positional encoding, added to a sequence: each pair of features is a hand of a clock that turns with the position, each at a
 * speed of its own.
 *
 * <pre>
 * y[b,t,e] = x[b,t,e] + PE[o + t, e]
 * PE[p,2i]   = sin(p / 10000^(2i/E))
 * PE[p,2i+1] = cos(p / 10000^(2i/E))
 * </pre>
 *
 * <p>PE[p + k] is PE[p] with each hand turned by an angle that k alone decides. Where E is odd, the last feature has a sine and no cosine.
 *
 * <p><b>Shapes.</b> x and y (B, T, E): batch, steps, features; o the offset, the position of the first step, so that a sequence can be
 * given in parts.
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), section 3.5.
 *
 * <pre>{@code
 * new NaiveSinusoidalPosition().forward(Tensor.zeros(1, 2, 2), 0);    // [[[0, 1], [0.841, 0.540]]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface SinusoidalPosition<T> {
    /**
     * Returns y.
     *
     * @param x      (B, T, E). Not modified.
     * @param offset o, at least 0
     * @throws IllegalArgumentException if x has not three axes or an entry NaN, the offset is negative, or a position is beyond 2³¹ − 1
     */
    T forward(T x, int offset);

    /**
     * Returns dx = ∂L/∂x, given dy = ∂L/∂y: the same numbers, as what is added depends on nothing.
     *
     * @param dy ∂L/∂y (B, T, E). Not modified.
     * @throws IllegalArgumentException if dy has not three axes, or an entry NaN
     */
    T backward(T dy);
}
