package parallax.nn.pool;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parallax.check.PoolOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link AveragePool2d} must do. */
interface AveragePool2dContract<T> extends TwinContract<T> {
    AveragePool2d<T> twin(Pooling pooling, boolean countsPadding);

    @Override
    default List<String> ops() {
        return List.of("avgPool2d");
    }

    @Override
    default List<Probe<T>> probes() {
        return Stream.of(true, false)
                .flatMap(counts -> Stream.of(
                        probe(Pooling.of(2), counts, 2, 3, 4, 6),
                        probe(Pooling.of(3, 2).stride(2, 1).padding(1, 0), counts, 2, 3, 5, 7),
                        probe(Pooling.of(2, 3).stride(1).padding(1, 2), counts, 1, 2, 4, 5),
                        probe(Pooling.of(2, 1).stride(4, 3), counts, 3, 1, 6, 5),
                        probe(Pooling.of(1), counts, 1, 1, 1, 1)))
                .toList();
    }

    private Probe<T> probe(Pooling pooling, boolean countsPadding, int... x) {
        return new Probe<>(
                pooling + ", counts padding: " + countsPadding,
                PoolOperators.of(new NaiveAveragePool2d(pooling, countsPadding)),
                PoolOperators.of(twin(pooling, countsPadding)),
                TwinContract.normal("x", x));
    }

    @Test
    default void takesTheMeanUnderEachWindow() {
        T x = array(new int[] {1, 1, 2, 4}, 1, 2, 3, 4, 5, 6, 7, 8);
        AveragePool2d<T> pool = twin(Pooling.of(2), true);
        assertSame(Tensor.of(new int[] {1, 1, 1, 2}, (1 + 2 + 5 + 6) / 4.0, (3 + 4 + 7 + 8) / 4.0), pool.forward(x));
        T dy = array(new int[] {1, 1, 1, 2}, 4, 8);
        assertSame(Tensor.of(new int[] {1, 1, 2, 4}, 1, 1, 2, 2, 1, 1, 2, 2), pool.backward(x, dy));
    }

    @Test
    default void paddingCountsOrDoesNot() {
        // padded to 0 6 8 0, windows (0 6 8) and (6 8 0)
        T x = array(new int[] {1, 1, 1, 2}, 6, 8);
        Pooling pooling = Pooling.of(1, 3).stride(1).padding(0, 1);
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 2}, (0 + 6 + 8) / 3.0, (6 + 8 + 0) / 3.0),
                twin(pooling, true).forward(x));
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 2}, (6 + 8) / 2.0, (6 + 8) / 2.0),
                twin(pooling, false).forward(x));
        T dy = array(new int[] {1, 1, 1, 2}, 30, 60);
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 2}, 30 / 3.0 + 60 / 3.0, 30 / 3.0 + 60 / 3.0),
                twin(pooling, true).backward(x, dy));
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 2}, 30 / 2.0 + 60 / 2.0, 30 / 2.0 + 60 / 2.0),
                twin(pooling, false).backward(x, dy));
    }

    @Test
    default void aConstantStaysWhatItIsWherePaddingDoesNotCount() {
        T x = backend().of(Tensor.zeros(2, 3, 5, 7).map(v -> 2.5));
        AveragePool2d<T> pool = twin(Pooling.of(3, 2).stride(2).padding(1), false);
        assertSame(Tensor.zeros(2, 3, 3, 4).map(v -> 2.5), pool.forward(x));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3, 4, 5));
        TwinContract.assertRejects(
                "x must have 4 axes (N, C, H, W), has 1: (2)",
                () -> twin(Pooling.of(2), true).forward(vector(1, 2)));
        TwinContract.assertRejects(
                "the kernel spans 6 along the width, the padded input has 5",
                () -> twin(Pooling.of(2, 6), false).forward(x));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 3, 2, 2); has (2, 3, 4, 5)",
                () -> twin(Pooling.of(2), true).backward(x, x));
        TwinContract.assertRejects("pooling is null", () -> twin(null, true));
    }
}
