package parallax.nn.pool;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;

/**
 * The sizes of one global average, checked for both twins.
 *
 * @param batch    N
 * @param channels C
 * @param height   H
 * @param width    W
 */
record MapSizes(int batch, int channels, int height, int width) {
    static <T> MapSizes ofForward(Backend<T> backend, T x) {
        int[] shape = backend.given("x", x);
        ShapeChecks.requireAxes("x", "(N, C, H, W)", shape);
        return new MapSizes(shape[0], shape[1], shape[2], shape[3]);
    }

    static <T> MapSizes ofBackward(Backend<T> backend, T x, T dy) {
        MapSizes z = ofForward(backend, x);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "the output", new int[] {z.batch, z.channels});
        return z;
    }

    /** Returns H·W. */
    int pixels() {
        return height * width;
    }
}
