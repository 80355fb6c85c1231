package parallax.data.augment;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Shapes;

/**
 * The sizes of what is mixed, checked for both twins.
 *
 * @param examples N
 * @param entries  of one example
 */
record MixupSizes(int examples, int entries) {
    static <T> MixupSizes of(Backend<T> backend, T x, double lambda, int... partner) {
        int[] shape = backend.given("x", x);
        if (shape.length == 0) {
            throw new IllegalArgumentException("x must have examples along its first axis, has no axis");
        }
        ShapeChecks.requireEntries("x", shape);
        // Said so that NaN is rejected too.
        if (!(lambda >= 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda must be from 0 to 1, is " + lambda);
        }
        ImageSizes.requirePartners(partner, shape[0]);
        return new MixupSizes(shape[0], Shapes.length(shape) / shape[0]);
    }
}
