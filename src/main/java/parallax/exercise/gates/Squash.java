package parallax.exercise.gates;

import java.util.function.DoubleUnaryOperator;

/**
 * A function that keeps a number in bounds.
 *
 * @param value what it makes of a number
 * @param slope its slope, as a function of what it made
 */
record Squash(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    static final Squash SIGMOID = new Squash(Squash::sigmoid, y -> y * (1 - y));
    static final Squash TANH = new Squash(Math::tanh, y -> 1 - y * y);
    static final Squash NONE = new Squash(a -> a, y -> 1);

    double of(double a) {
        return value.applyAsDouble(a);
    }

    double slopeAt(double y) {
        return slope.applyAsDouble(y);
    }

    /** Returns the same function with another slope. */
    Squash withSlope(DoubleUnaryOperator other) {
        return new Squash(value, other);
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }
}
