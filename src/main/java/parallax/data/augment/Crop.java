package parallax.data.augment;

/**
 * Cuts a window out of each image, each at its own place; what lies outside of the image is 0.
 *
 * <pre>y[n,c,i,j] = x[n, c, i + top[n], j + left[n]], 0 where there is no such pixel</pre>
 *
 * <p>A window of the image's own size is a shift: by −top down and −left to the right. A place that may be up to m above and left of the
 * image, and as far below and right, is a random crop of an image with m pixels of padding.
 *
 * <p><b>Shapes.</b> x (N, C, H, W); y (N, C, height, width), smaller or larger.
 *
 * <p><b>Source.</b> K. He et al., "Deep Residual Learning for Image Recognition" (2016), section 4.2: padding 4, then a random crop.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Crop<T> {
    /**
     * Returns y.
     *
     * @param x      (N, C, H, W). Not modified.
     * @param top    the row of image n that becomes row 0; may be negative. Not modified.
     * @param left   the column of image n that becomes column 0; may be negative. Not modified.
     * @param height of the windows
     * @param width  of the windows
     * @throws IllegalArgumentException if there are more or fewer places than images, or a window is empty; the message has the numbers
     */
    T apply(T x, int[] top, int[] left, int height, int width);
}
