package parallax.data.augment;

/**
 * Turns each image about its centre by its own angle; between pixels brightness is interpolated, outside of the image it is 0.
 *
 * <pre>
 * y[n,c,i,j] = x[n,c](cᵢ + u·sin θ + v·cos θ,  cⱼ + u·cos θ − v·sin θ),   u = j − cⱼ, v = i − cᵢ
 * x[n,c](p, q) = Σ(a,b ∈ {0, 1}) |1 − a − (p − ⌊p⌋)| · |1 − b − (q − ⌊q⌋)| · x[n, c, ⌊p⌋ + a, ⌊q⌋ + b]
 * </pre>
 *
 * <p>(cᵢ, cⱼ) = ((H − 1) / 2, (W − 1) / 2) is the centre, θ the angle in degrees, counter-clockwise as one sees it. The corners turned out of the
 * image are lost; the size stays.
 *
 * <p><b>Shapes.</b> x, y (N, C, H, W).
 *
 * <p><b>Source.</b> M. Jaderberg et al., "Spatial Transformer Networks" (2015), equations 1 and 5; PyTorch's affine_grid and grid_sample with
 * align_corners, in pixels.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Rotate<T> {
    /**
     * Returns y.
     *
     * @param x       (N, C, H, W). Not modified.
     * @param degrees θ for image n, counter-clockwise. Not modified.
     * @throws IllegalArgumentException if there are more or fewer angles than images, or one is not finite; the message has the numbers
     */
    T apply(T x, double... degrees);
}
