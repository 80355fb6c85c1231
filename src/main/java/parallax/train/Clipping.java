package parallax.train;

import parallax.nn.Named;

/**
 * Keeps gradients from being too large. They are changed in place, as by a step of an {@link Optimizer}.
 *
 * <p><b>Source.</b> R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks" (2013), algorithm 1.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Clipping<T> {
    /** Added to the norm before it divides, as in PyTorch's {@code clip_grad_norm_}. */
    double SMALL = 1e-6;

    /**
     * Scales all gradients by one factor, so that they keep their direction, where their common norm is above a limit.
     *
     * <pre>n = √ Σ g²  over all entries of all gradients;  g ← g · min(1, limit / (n + 10⁻⁶))</pre>
     *
     * @param gradients Modified.
     * @param limit     of the norm, above 0
     * @return n, the norm before
     * @throws IllegalArgumentException if the limit is not above 0, or an entry is infinite or NaN: then no gradient is changed
     */
    double byNorm(Named<T> gradients, double limit);

    /**
     * Puts each entry between −limit and limit.
     *
     * <pre>g ← min(limit, max(−limit, g))</pre>
     *
     * @param gradients Modified.
     * @param limit     of an entry's magnitude, above 0
     * @throws IllegalArgumentException if the limit is not above 0, or an entry is NaN: then no gradient is changed
     */
    void byValue(Named<T> gradients, double limit);
}
