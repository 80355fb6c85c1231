package parallax.nn.position;

/**
 * Rotary position embedding: pairs of features of queries and keys are turned by angles that grow with the position, so that the score
 * of a query and a key depends on how far apart they are, not on where.
 *
 * <pre>
 * y[…,t,f] = x[…,t,f] · cos α − x[…,t,g] · sin α
 * y[…,t,g] = x[…,t,f] · sin α + x[…,t,g] · cos α       α = (o + t) · base^(−2i/D), for each pair i of features f and g
 * </pre>
 *
 * <p>Pair i are the features 2i and 2i + 1, as in the paper, or i and i + D/2, as many published models have it: {@link Rotation} says
 * which. The two differ in the order of the features alone, but weights learned with one are wrong for the other.
 *
 * <p><b>Shapes.</b> x and y (…, T, D) with any axes before: steps, features of a head, D even; o the offset, the position of the first
 * step, so that a key-value cache can go on where it stopped.
 *
 * <p><b>Backward.</b> A turn's transpose is the turn back: dx is dy turned by −α.
 *
 * <p><b>Source.</b> J. Su et al., "RoFormer: enhanced transformer with rotary position embedding" (2021), equations 14, 15 and 34.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new int[] {1, 2, 2}, 1, 0, 1, 0);
 * new NaiveRotaryPosition(Rotation.interleaved()).forward(x, 0);    // [[[1, 0], [0.540, 0.841]]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface RotaryPosition<T> {
    /**
     * Returns y.
     *
     * @param x      (…, T, D): the queries or the keys. Not modified.
     * @param offset o, at least 0
     * @throws IllegalArgumentException if x has less than two axes, an odd number of features, or an entry NaN, the offset is negative, or a
     *                                  position is beyond 2³¹ − 1
     */
    T forward(T x, int offset);

    /**
     * Returns dx = ∂L/∂x, given dy = ∂L/∂y.
     *
     * @param offset what forward was given
     * @param dy     ∂L/∂y (…, T, D). Not modified.
     * @throws IllegalArgumentException as {@link #forward}
     */
    T backward(int offset, T dy);
}
