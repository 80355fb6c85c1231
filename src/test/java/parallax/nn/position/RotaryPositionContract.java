package parallax.nn.position;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.PositionOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link RotaryPosition} must do. */
interface RotaryPositionContract<T> extends TwinContract<T> {
    RotaryPosition<T> twin(Rotation rotation);

    @Override
    default List<String> ops() {
        return List.of("rotaryPosition");
    }

    @Override
    default List<String> notGivenToBackward() {
        return List.of("x");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(Rotation.interleaved(), 2, 2, 5, 6),
                probe(Rotation.halves(), 2, 2, 5, 6),
                probe(new Rotation(Rotation.Pairing.HALVES, 30), 0, 2, 3, 4, 8),
                probe(Rotation.interleaved(), 7, 3, 2, 1, 4),
                probe(Rotation.interleaved(), 0, 3, 2),
                probe(Rotation.halves(), 40, 1, 37, 4));
    }

    private Probe<T> probe(Rotation rotation, int offset, int... x) {
        return new Probe<>(
                rotation + ", offset " + offset + ", x " + Arrays.toString(x),
                PositionOperators.of(new NaiveRotaryPosition(rotation), offset),
                PositionOperators.of(twin(rotation), offset),
                TwinContract.normal("x", x));
    }

    @Test
    default void turnsNeighboursByHand() {
        // Position 3: the first pair turns by 3, the second by 3 · 10000^(−2/4) = 0.03.
        T x = array(new int[] {1, 4}, 2, 5, 7, 11);
        assertSame(
                Tensor.of(
                        new int[] {1, 4},
                        2 * Math.cos(3) - 5 * Math.sin(3),
                        2 * Math.sin(3) + 5 * Math.cos(3),
                        7 * Math.cos(0.03) - 11 * Math.sin(0.03),
                        7 * Math.sin(0.03) + 11 * Math.cos(0.03)),
                twin(Rotation.interleaved()).forward(x, 3));
    }

    @Test
    default void turnsHalvesByHand() {
        // The pairs are (2, 7), by 3, and (5, 11), by 0.03.
        T x = array(new int[] {1, 4}, 2, 5, 7, 11);
        assertSame(
                Tensor.of(
                        new int[] {1, 4},
                        2 * Math.cos(3) - 7 * Math.sin(3),
                        5 * Math.cos(0.03) - 11 * Math.sin(0.03),
                        2 * Math.sin(3) + 7 * Math.cos(3),
                        5 * Math.sin(0.03) + 11 * Math.cos(0.03)),
                twin(Rotation.halves()).forward(x, 3));
    }

    @Test
    default void scoresDependOnTheDistanceAlone() {
        Random random = new Random(3);
        Tensor q = Tensor.randn(random, 1, 8);
        Tensor k = Tensor.randn(random, 1, 8);
        for (Rotation rotation : List.of(Rotation.interleaved(), Rotation.halves())) {
            double score = dot(turned(rotation, q, 9), turned(rotation, k, 4));
            assertNumber(score, dot(turned(rotation, q, 5), turned(rotation, k, 0)));
            assertNumber(score, dot(turned(rotation, q, 105), turned(rotation, k, 100)));
        }
    }

    @Test
    default void normsAreKept() {
        Tensor x = Tensor.randn(new Random(4), 1, 6);
        for (Rotation rotation : List.of(Rotation.interleaved(), Rotation.halves())) {
            Tensor y = turned(rotation, x, 13);
            assertNumber(dot(x, x), dot(y, y));
        }
    }

    @Test
    default void positionZeroIsNotTurned() {
        Tensor x = Tensor.randn(new Random(5), 1, 6);
        assertSame(x, twin(Rotation.interleaved()).forward(backend().of(x), 0));
    }

    @Test
    default void backwardTurnsBack() {
        Tensor x = Tensor.randn(new Random(6), 2, 3, 4, 6);
        RotaryPosition<T> twin = twin(Rotation.halves());
        assertSame(x, twin.backward(5, twin.forward(backend().of(x), 5)));
    }

    @Test
    default void aSequenceCanBeGivenInParts() {
        Tensor x = Tensor.randn(new Random(7), 9, 4);
        Tensor rest = Tensor.of(new int[] {3, 4}, Arrays.copyOfRange(x.data(), 6 * 4, 9 * 4));
        Tensor whole = turned(Rotation.interleaved(), x, 0);
        Tensor expected = Tensor.of(new int[] {3, 4}, Arrays.copyOfRange(whole.data(), 6 * 4, 9 * 4));
        assertSame(expected, twin(Rotation.interleaved()).forward(backend().of(rest), 6));
    }

    private Tensor turned(Rotation rotation, Tensor x, int position) {
        return backend().tensor(twin(rotation).forward(backend().of(x), position));
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int k = 0; k < a.length(); k++) {
            sum += a.data()[k] * b.data()[k];
        }
        return sum;
    }

    @Test
    default void saysWhatDoesNotFit() {
        RotaryPosition<T> twin = twin(Rotation.interleaved());
        TwinContract.assertRejects(
                "features are turned in pairs: the last axis of x has 5, must be even",
                () -> twin.forward(backend().of(Tensor.zeros(2, 3, 5)), 0));
        TwinContract.assertRejects(
                "x must have at least 2 axes (…, T, D), has 1: (2)", () -> twin.forward(vector(1, 2), 0));
        TwinContract.assertRejects(
                "dy is empty: axis 0 of (0, 2) has size 0, must be at least 1",
                () -> twin.backward(0, backend().of(Tensor.zeros(0, 2))));
        TwinContract.assertRejects(
                "offset must be at least 0, is -1", () -> twin.forward(backend().of(Tensor.zeros(3, 2)), -1));
        TwinContract.assertRejects(
                "the last position is 2147483649 with offset 2147483647 and 3 steps, must be at most 2147483647",
                () -> twin.backward(Integer.MAX_VALUE, backend().of(Tensor.zeros(3, 2))));
        TwinContract.assertRejects("rotation is null", () -> twin(null));
        TwinContract.assertRejects("pairing is null", () -> twin(new Rotation(null, 10)));
        TwinContract.assertRejects(
                "base must be positive and finite, is 0.0", () -> twin(new Rotation(Rotation.Pairing.HALVES, 0)));
    }
}
