package parallax.nn.pool;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.PoolOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link GlobalAveragePool2d} must do. */
interface GlobalAveragePool2dContract<T> extends TwinContract<T> {
    GlobalAveragePool2d<T> twin();

    @Override
    default List<String> ops() {
        return List.of("globalAvgPool2d");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(probe(2, 3, 4, 5), probe(3, 2, 1, 1), probe(1, 1, 7, 2));
    }

    private Probe<T> probe(int... x) {
        return new Probe<>(
                "global average",
                PoolOperators.of(new NaiveGlobalAveragePool2d()),
                PoolOperators.of(twin()),
                TwinContract.normal("x", x));
    }

    @Test
    default void takesTheMeanOfEachMap() {
        T x = array(new int[] {1, 2, 1, 3}, 1, 2, 6, /* second channel */ 10, 20, 60);
        assertSame(Tensor.of(new int[] {1, 2}, (1 + 2 + 6) / 3.0, (10 + 20 + 60) / 3.0), twin().forward(x));
        T dy = array(new int[] {1, 2}, 3, 6);
        assertSame(
                Tensor.of(new int[] {1, 2, 1, 3}, 3 / 3.0, 3 / 3.0, 3 / 3.0, 6 / 3.0, 6 / 3.0, 6 / 3.0),
                twin().backward(x, dy));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3, 4, 5));
        TwinContract.assertRejects("x must have 4 axes (N, C, H, W), has 1: (2)", () -> twin().forward(vector(1, 2)));
        TwinContract.assertRejects(
                "x is empty: axis 2 of (2, 3, 0, 5) has size 0, must be at least 1",
                () -> twin().forward(backend().of(Tensor.zeros(2, 3, 0, 5))));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 3); has (2)", () -> twin().backward(x, vector(1, 2)));
    }
}
