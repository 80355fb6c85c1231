package parallax.nn.pool;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.PoolOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link MaxPool2d} must do. */
interface MaxPool2dContract<T> extends TwinContract<T> {
    MaxPool2d<T> twin(Pooling pooling);

    @Override
    default List<String> ops() {
        return List.of("maxPool2d");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(Pooling.of(2), 2, 3, 4, 6),
                probe(Pooling.of(3, 2).stride(2, 1).padding(1, 0), 2, 3, 5, 7),
                probe(Pooling.of(2, 3).stride(1).padding(1, 2), 1, 2, 4, 5),
                probe(Pooling.of(2, 1).stride(4, 3), 3, 1, 6, 5),
                probe(Pooling.of(1), 1, 1, 1, 1));
    }

    private Probe<T> probe(Pooling pooling, int... x) {
        return new Probe<>(
                pooling.toString(),
                PoolOperators.of(new NaiveMaxPool2d(pooling)),
                PoolOperators.of(twin(pooling)),
                TwinContract.normal("x", x));
    }

    @Test
    default void takesTheLargestUnderEachWindow() {
        T x = array(new int[] {1, 1, 4, 4}, 1, 2, 3, 4, 8, 7, 6, 5, -1, -2, -3, -4, -8, -7, -6, -5);
        assertSame(
                Tensor.of(new int[] {1, 1, 2, 2}, 8, 6, -1, -3),
                twin(Pooling.of(2)).forward(x));
        T dy = array(new int[] {1, 1, 2, 2}, 10, 20, 30, 40);
        assertSame(
                Tensor.of(new int[] {1, 1, 4, 4}, 0, 0, 0, 0, 10, 0, 20, 0, 30, 0, 40, 0, 0, 0, 0, 0),
                twin(Pooling.of(2)).backward(x, dy));
    }

    @Test
    default void overlappingWindowsAddTheirGradients() {
        T x = array(new int[] {1, 1, 1, 4}, 1, 9, 2, 3);
        Pooling pooling = Pooling.of(1, 2).stride(1);
        assertSame(Tensor.of(new int[] {1, 1, 1, 3}, 9, 9, 3), twin(pooling).forward(x));
        T dy = array(new int[] {1, 1, 1, 3}, 10, 200, 3000);
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 4}, 0, 10 + 200, 0, 3000),
                twin(pooling).backward(x, dy));
    }

    @Test
    default void paddingNeverWins() {
        T x = array(new int[] {1, 1, 1, 2}, -5, -3);
        Pooling pooling = Pooling.of(1, 3).stride(1).padding(0, 2);
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 4}, -5, -3, -3, -3), twin(pooling).forward(x));
    }

    @Test
    default void theMaximumMayBeInfinite() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        T x = array(new int[] {1, 1, 2, 4}, low, low, low, low, low, low, low, 3);
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 2}, low, 3), twin(Pooling.of(2)).forward(x));
        Pooling padded = Pooling.of(3).stride(1).padding(1);
        assertSame(
                Tensor.of(new int[] {1, 1, 2, 4}, low, low, 3, 3, low, low, 3, 3),
                twin(padded).forward(x));
        T dy = array(new int[] {1, 1, 2, 4}, 1, 1, 1, 1, 1, 1, 1, 1);
        assertSame(
                Tensor.of(new int[] {1, 1, 2, 4}, 4, 0, 0, 0, 0, 0, 0, 4),
                twin(padded).backward(x, dy));
        T mixed = array(new int[] {1, 1, 2, 4}, low, high, -1e30, -2e30, 1, low, -3e30, low);
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 2}, high, -1e30),
                twin(Pooling.of(2)).forward(mixed));
    }

    @Test
    default void ofEqualEntriesTheFirstGetsTheGradient() {
        T x = array(new int[] {1, 1, 2, 3}, 0, 7, 7, 7, 7, 7);
        T dy = array(new int[] {1, 1, 1, 1}, 5);
        assertSame(
                Tensor.of(new int[] {1, 1, 2, 3}, 0, 5, 0, 0, 0, 0),
                twin(Pooling.of(2, 3)).backward(x, dy));
    }

    @Test
    default void growsWithItsInput() {
        Tensor x = TwinContract.normal("x", new int[] {2, 3, 5, 7}).get("x");
        MaxPool2d<T> pool = twin(Pooling.of(3).stride(2).padding(1));
        Tensor y = backend().tensor(pool.forward(backend().of(x)));
        assertSame(y.map(v -> 2 * v + 5), pool.forward(backend().of(x.map(v -> 2 * v + 5))));
    }

    @Test
    default void saysWhatDoesNotFit() {
        Map<String, Tensor> in = TwinContract.normal("x", new int[] {2, 3, 4, 5}, "dy", new int[] {2, 3, 2, 1});
        T x = backend().of(in.get("x"));
        TwinContract.assertRejects(
                "x must have 4 axes (N, C, H, W), has 1: (2)",
                () -> twin(Pooling.of(2)).forward(vector(1, 2)));
        TwinContract.assertRejects(
                "x is empty: axis 0 of (0, 3, 4, 5) has size 0, must be at least 1",
                () -> twin(Pooling.of(2)).forward(backend().of(Tensor.zeros(0, 3, 4, 5))));
        TwinContract.assertRejects(
                "the kernel spans 5 along the height, the padded input has 4",
                () -> twin(Pooling.of(5)).forward(x));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 3, 2, 2); has (2, 3, 2, 1)",
                () -> twin(Pooling.of(2)).backward(x, backend().of(in.get("dy"))));
        TwinContract.assertRejects("pooling is null", () -> twin(null));
    }
}
