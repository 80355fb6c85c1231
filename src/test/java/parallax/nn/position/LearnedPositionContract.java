package parallax.nn.position;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.PositionOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link LearnedPosition} must do. */
interface LearnedPositionContract<T> extends TwinContract<T> {
    LearnedPosition<T> twin();

    @Override
    default List<String> ops() {
        return List.of("learnedPosition");
    }

    @Override
    default List<String> notGivenToBackward() {
        return List.of("x");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(1, 2, 3, 4, 6),
                probe(0, 3, 4, 2, 4),
                probe(0, 1, 1, 1, 1),
                probe(4, 2, 1, 3, 5),
                probe(2, 2, 3, 1, 5));
    }

    private Probe<T> probe(int offset, int batch, int steps, int features, int positions) {
        return new Probe<>(
                "offset " + offset + ", " + steps + " of " + positions + " positions, " + features + " features",
                PositionOperators.of(new NaiveLearnedPosition(), offset),
                PositionOperators.of(twin(), offset),
                TwinContract.normal("x", new int[] {batch, steps, features}, "table", new int[] {positions, features}));
    }

    @Test
    default void addsTheRowOfThePosition() {
        T x = array(new int[] {2, 2, 2}, 10, 20, 30, 40, /* second sequence */ 50, 60, 70, 80);
        T table = array(new int[] {4, 2}, 100, 200, 1, 2, 3, 4, 500, 600);
        assertSame(
                Tensor.of(new int[] {2, 2, 2}, 10 + 1, 20 + 2, 30 + 3, 40 + 4, 50 + 1, 60 + 2, 70 + 3, 80 + 4),
                twin().forward(x, table, 1));
    }

    @Test
    default void aRowGetsTheSumOverTheBatch() {
        T dy = array(new int[] {2, 2, 2}, 1, 2, 3, 4, /* second sequence */ 50, 60, 70, 80);
        LearnedPosition.Gradients<T> g = twin().backward(backend().of(Tensor.zeros(4, 2)), 1, dy);
        assertSame(Tensor.of(new int[] {4, 2}, 0, 0, 1 + 50, 2 + 60, 3 + 70, 4 + 80, 0, 0), g.dTable());
        assertSame(backend().tensor(dy), g.dx());
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(1, 3, 2));
        T table = backend().of(Tensor.zeros(4, 2));
        TwinContract.assertRejects(
                "table has 4 positions, x needs those from 2 on for 3 steps", () -> twin().forward(x, table, 2));
        TwinContract.assertRejects(
                "table has 4 positions, dy needs those from 2147483647 on for 3 steps",
                () -> twin().backward(table, Integer.MAX_VALUE, x));
        TwinContract.assertRejects(
                "axis 1 of table (P, E) has size 5, must be 2: E is 2 in x (B, T, E)",
                () -> twin().forward(x, backend().of(Tensor.zeros(4, 5)), 0));
        TwinContract.assertRejects("offset must be at least 0, is -1", () -> twin().forward(x, table, -1));
    }
}
