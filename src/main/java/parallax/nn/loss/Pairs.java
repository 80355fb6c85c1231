package parallax.nn.loss;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Checks of a loss of predictions against targets of their shape, for both twins. */
final class Pairs {
    private Pairs() {}

    /** Returns how many entries there are. */
    static <T> int of(Backend<T> backend, T x, T target) {
        int[] shape = backend.given("x", x);
        ShapeChecks.requireEntries("x", shape);
        ShapeChecks.requireSame("target", backend.given("target", target), "x", shape);
        return Shapes.length(shape);
    }

    /** Returns how many entries there are, and checks that targets are probabilities. */
    static <T> int ofProbabilities(Backend<T> backend, T x, T target) {
        int length = of(backend, x, target);
        Tensor t = backend.tensor(target);
        for (int k = 0; k < length; k++) {
            if (t.data()[k] < 0 || t.data()[k] > 1) {
                throw new IllegalArgumentException(Shapes.entry("target", Shapes.index(k, t.shape())) + " is "
                        + t.data()[k] + ", must be from 0 to 1");
            }
        }
        return length;
    }
}
