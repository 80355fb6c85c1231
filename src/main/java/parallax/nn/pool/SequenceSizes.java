package parallax.nn.pool;

import parallax.nn.Backend;
import parallax.nn.Lengths;
import parallax.nn.ShapeChecks;

/**
 * The sizes of one {@link MaxOverTime}, checked for both twins.
 *
 * @param batch    B
 * @param time     T
 * @param features F
 */
record SequenceSizes(int batch, int time, int features) {
    static <T> SequenceSizes ofForward(Backend<T> backend, T x, int[] lengths) {
        int[] shape = backend.given("x", x);
        ShapeChecks.requireAxes("x", "(B, T, F)", shape);
        Lengths.require(lengths, shape[0], shape[1]);
        return new SequenceSizes(shape[0], shape[1], shape[2]);
    }

    static <T> SequenceSizes ofBackward(Backend<T> backend, T x, int[] lengths, T dy) {
        SequenceSizes z = ofForward(backend, x, lengths);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "the output", new int[] {z.batch, z.features});
        return z;
    }

    /** Returns how many steps of sequence b count. */
    int length(int[] lengths, int b) {
        return Lengths.of(lengths, b, time);
    }
}
