package parallax.data.augment;

/**
 * Mixup: each example becomes a weighted mean of itself and another.
 *
 * <pre>y[n] = λ · x[n] + (1 − λ) · x[π(n)]</pre>
 *
 * <p>The same with images and with their labels, one-hot: an image that is 70 % a three and 30 % an eight has the label 0.7 three, 0.3 eight.
 *
 * <p><b>Shapes.</b> x, y (N, ...), any axes after the first.
 *
 * <p><b>Source.</b> H. Zhang et al., "mixup: Beyond Empirical Risk Minimization" (2018), section 2: λ ~ Beta(α, α), one for a batch, and π a random
 * order of the batch's examples.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Mixup<T> {
    /**
     * Returns y.
     *
     * @param x       (N, ...). Not modified.
     * @param lambda  λ, from 0 to 1: the share of the example itself
     * @param partner π(n), the example that n is mixed with. Not modified.
     * @throws IllegalArgumentException if lambda is not from 0 to 1, there are more or fewer partners than examples, or one is no example
     */
    T apply(T x, double lambda, int... partner);
}
