package parallax.nn.dropout;

import java.util.random.RandomGenerator;
import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;

/** Checks of dropout, for both twins. */
final class DropoutChecks {
    private DropoutChecks() {}

    static void requireRate(double rate) {
        // Said so that NaN is rejected too.
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("rate must be at least 0 and less than 1, is " + rate);
        }
    }

    /** Returns how many entries x has. */
    static <T> int forward(Backend<T> backend, T x, RandomGenerator random) {
        int[] shape = backend.given("x", x);
        ShapeChecks.requireEntries("x", shape);
        Arguments.given("random", random);
        return Shapes.length(shape);
    }

    static <T> void backward(Backend<T> backend, T mask, T dy) {
        int[] shape = backend.given("mask", mask);
        ShapeChecks.requireEntries("mask", shape);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "mask", shape);
    }
}
