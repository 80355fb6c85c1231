package parallax.nn.position;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.PositionOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link SinusoidalPosition} must do. */
interface SinusoidalPositionContract<T> extends TwinContract<T> {
    SinusoidalPosition<T> twin();

    @Override
    default List<String> ops() {
        return List.of("sinusoidalPosition");
    }

    @Override
    default List<String> notGivenToBackward() {
        return List.of("x");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(probe(0, 2, 5, 4), probe(3, 2, 4, 7), probe(0, 1, 1, 1), probe(9, 3, 1, 2), probe(50, 1, 37, 6));
    }

    private Probe<T> probe(int offset, int... x) {
        return new Probe<>(
                "offset " + offset + ", " + x[1] + " steps",
                PositionOperators.of(new NaiveSinusoidalPosition(), offset),
                PositionOperators.of(twin(), offset),
                TwinContract.normal("x", x));
    }

    @Test
    default void twoStepsByHand() {
        // 10000^(0/4) = 1 and 10000^(2/4) = 100
        T x = array(new int[] {1, 2, 4}, 10, 20, 30, 40, 50, 60, 70, 80);
        assertSame(
                Tensor.of(
                        new int[] {1, 2, 4},
                        10 + 0, // sin 0
                        20 + 1, // cos 0
                        30 + 0,
                        40 + 1,
                        50 + Math.sin(1 / 1.0),
                        60 + Math.cos(1 / 1.0),
                        70 + Math.sin(1 / 100.0),
                        80 + Math.cos(1 / 100.0)),
                twin().forward(x, 0));
    }

    @Test
    default void theLastOfAnOddNumberOfFeaturesIsASine() {
        // 10000^(2/3)
        double slow = Math.pow(10000, 2 / 3.0);
        assertSame(
                Tensor.of(new int[] {1, 1, 3}, Math.sin(5), Math.cos(5), Math.sin(5 / slow)),
                twin().forward(backend().of(Tensor.zeros(1, 1, 3)), 5));
    }

    @Test
    default void eachPairLiesOnTheUnitCircle() {
        Tensor pe = encoding(40, 6, 100);
        for (int t = 0; t < 40; t++)
            for (int i = 0; i < 3; i++) {
                assertNumber(1, square(pe.get(0, t, 2 * i)) + square(pe.get(0, t, 2 * i + 1)));
            }
    }

    /** "For any fixed offset k, PE(pos + k) can be represented as a linear function of PE(pos)": a turn by k · frequency. */
    @Test
    default void aStepIsATurnWhereverItIsMade() {
        int k = 5;
        Tensor pe = encoding(20, 6, 0);
        for (int i = 0; i < 3; i++) {
            double angle = k / Math.pow(10000, 2 * i / 6.0);
            for (int p = 0; p + k < 20; p++) {
                double sin = pe.get(0, p, 2 * i);
                double cos = pe.get(0, p, 2 * i + 1);
                assertNumber(sin * Math.cos(angle) + cos * Math.sin(angle), pe.get(0, p + k, 2 * i));
                assertNumber(cos * Math.cos(angle) - sin * Math.sin(angle), pe.get(0, p + k, 2 * i + 1));
            }
        }
    }

    @Test
    default void aSequenceCanBeGivenInParts() {
        Tensor whole = encoding(11, 5, 0);
        Tensor rest = encoding(4, 5, 7);
        for (int t = 0; t < 4; t++)
            for (int e = 0; e < 5; e++) {
                assertNumber(whole.get(0, 7 + t, e), rest.get(0, t, e));
            }
    }

    private Tensor encoding(int steps, int features, int offset) {
        return backend().tensor(twin().forward(backend().of(Tensor.zeros(1, steps, features)), offset));
    }

    private static double square(double v) {
        return v * v;
    }

    @Test
    default void saysWhatDoesNotFit() {
        TwinContract.assertRejects(
                "x must have 3 axes (B, T, E), has 2: (2, 3)",
                () -> twin().forward(backend().of(Tensor.zeros(2, 3)), 0));
        TwinContract.assertRejects(
                "dy must have 3 axes (B, T, E), has 2: (2, 3)",
                () -> twin().backward(backend().of(Tensor.zeros(2, 3))));
        TwinContract.assertRejects(
                "x is empty: axis 1 of (2, 0, 3) has size 0, must be at least 1",
                () -> twin().forward(backend().of(Tensor.zeros(2, 0, 3)), 0));
        TwinContract.assertRejects(
                "offset must be at least 0, is -1",
                () -> twin().forward(backend().of(Tensor.zeros(1, 2, 3)), -1));
        TwinContract.assertRejects(
                "the last position is 2147483648 with offset 2147483647 and 2 steps, must be at most 2147483647",
                () -> twin().forward(backend().of(Tensor.zeros(1, 2, 3)), Integer.MAX_VALUE));
        twin().forward(backend().of(Tensor.zeros(1, 2, 3)), Integer.MAX_VALUE - 1);
    }
}
