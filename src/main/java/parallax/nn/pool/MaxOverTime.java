package parallax.nn.pool;

/**
 * The largest entry of each feature over the steps of a sequence.
 *
 * <pre>y[b,f] = max(t) x[b,t,f],  0 ≤ t &lt; length[b]</pre>
 *
 * Steps from a sequence's length on are filling, and never win.
 *
 * <p><b>Shapes.</b> x (B, T, F): batch, time, features; lengths: B numbers from 1 to T; y (B, F).
 *
 * <p><b>Backward.</b> dx[b,t,f] = dy[b,f] where t is the step of the maximum, else 0. Of equal entries the first is the maximum.
 *
 * <p><b>Source.</b> R. Collobert, J. Weston et al., "Natural language processing (almost) from scratch" (2011), section 3.3.2.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new int[] {1, 3, 2}, 1, 5, 4, 2, 9, 9);
 * new NaiveMaxOverTime().forward(x, new int[] {2});    // [[4, 5]]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface MaxOverTime<T> {
    /**
     * Returns y.
     *
     * @param x       (B, T, F). Not modified.
     * @param lengths how many steps of each sequence count, or null if all do. Not modified.
     * @throws IllegalArgumentException if x and lengths do not fit each other; the message has both numbers
     */
    T forward(T x, int[] lengths);

    /**
     * Returns dx = ∂L/∂x, of x's shape.
     *
     * @param x       what forward was given. Not modified.
     * @param lengths what forward was given. Not modified.
     * @param dy      ∂L/∂y (B, F). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T backward(T x, int[] lengths, T dy);
}
