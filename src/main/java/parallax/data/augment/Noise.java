package parallax.data.augment;

import java.util.random.RandomGenerator;

/**
 * Adds noise to every entry, independent and normal.
 *
 * <pre>y = x + σ · ε,  ε ~ N(0, 1)</pre>
 *
 * <p>One draw of {@code nextGaussian()} for each entry in row-major order: both twins add the same noise for the same seed.
 *
 * <p><b>Shapes.</b> x, y of one shape, any.
 *
 * <p><b>Source.</b> C. Bishop, "Training with Noise is Equivalent to Tikhonov Regularization" (1995).
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Noise<T> {
    /**
     * Returns y.
     *
     * @param x      any shape. Not modified.
     * @param sigma  σ, the noise's standard deviation, 0 or more
     * @param random where the noise comes from; moves on by as many draws as x has entries
     * @throws IllegalArgumentException if sigma is negative or not finite
     */
    T apply(T x, double sigma, RandomGenerator random);
}
