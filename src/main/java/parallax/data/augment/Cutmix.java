package parallax.data.augment;

/**
 * CutMix: in each image a rectangle is replaced by that of another image, at the same place.
 *
 * <pre>y[n,c,i,j] = x[π(n), c, i, j] inside of the box, x[n,c,i,j] outside</pre>
 *
 * <p>The label is mixed by {@link Mixup} with λ = {@link Box#keptShare}, the share of the image that is still its own.
 *
 * <p><b>Shapes.</b> x, y (N, C, H, W).
 *
 * <p><b>Source.</b> S. Yun et al., "CutMix" (2019), equation 1, and 2 for how the box is drawn ({@link Draws#box}).
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Cutmix<T> {
    /**
     * Returns y.
     *
     * @param x       (N, C, H, W). Not modified.
     * @param box     where the other image is seen
     * @param partner π(n), the image that is seen in image n. Not modified.
     * @throws IllegalArgumentException if there are more or fewer partners than images, one is no image, or the box leaves the image; the
     *                                  message has the numbers
     */
    T apply(T x, Box box, int... partner);
}
