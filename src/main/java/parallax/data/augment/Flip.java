package parallax.data.augment;

/**
 * Mirrors some images of a batch, left to right, upside down, or both.
 *
 * <pre>y[n,c,i,j] = x[n, c, i', j'],  i' = H − 1 − i where vertical[n], else i;  j' = W − 1 − j where horizontal[n], else j</pre>
 *
 * <p><b>Shapes.</b> x, y (N, C, H, W).
 *
 * <p><b>Source.</b> A. Krizhevsky et al., "ImageNet Classification with Deep Convolutional Neural Networks" (2012), section 4.1.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Flip<T> {
    /**
     * Returns y.
     *
     * @param x          (N, C, H, W). Not modified.
     * @param horizontal whether image n is mirrored left to right. Not modified.
     * @param vertical   whether image n is turned upside down. Not modified.
     * @throws IllegalArgumentException if there are more or fewer answers than images; the message has both numbers
     */
    T apply(T x, boolean[] horizontal, boolean[] vertical);
}
