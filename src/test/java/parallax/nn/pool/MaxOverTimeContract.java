package parallax.nn.pool;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.PoolOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link MaxOverTime} must do. */
interface MaxOverTimeContract<T> extends TwinContract<T> {
    MaxOverTime<T> twin();

    @Override
    default List<String> ops() {
        return List.of("maxOverTime");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(null, 3, 5, 2), probe(new int[] {4, 1, 5}, 3, 5, 2), probe(null, 2, 1, 3), probe(null, 1, 4, 1));
    }

    private Probe<T> probe(int[] lengths, int... x) {
        return new Probe<>(
                "lengths " + Arrays.toString(lengths),
                PoolOperators.of(new NaiveMaxOverTime(), lengths),
                PoolOperators.of(twin(), lengths),
                TwinContract.normal("x", x));
    }

    @Test
    default void takesTheLargestOfEachFeatureWithinTheLength() {
        T x = array(new int[] {2, 3, 2}, 1, -6, 5, -4, 3, -2, /* second sequence */ 1, -6, 5, -4, 30, 20);
        int[] lengths = {3, 2};
        assertSame(Tensor.of(new int[] {2, 2}, 5, -2, 5, -4), twin().forward(x, lengths));
        assertSame(Tensor.of(new int[] {2, 2}, 5, -2, 30, 20), twin().forward(x, null));
        T dy = array(new int[] {2, 2}, 7, 8, 9, 10);
        assertSame(
                Tensor.of(new int[] {2, 3, 2}, 0, 0, 7, 0, 0, 8, /* second sequence */ 0, 0, 9, 10, 0, 0),
                twin().backward(x, lengths, dy));
    }

    @Test
    default void ofEqualEntriesTheFirstGetsTheGradient() {
        T x = array(new int[] {1, 3, 1}, 4, 9, 9);
        assertSame(Tensor.of(new int[] {1, 3, 1}, 0, 5, 0), twin().backward(x, null, array(new int[] {1, 1}, 5)));
    }

    @Test
    default void theMaximumMayBeInfinite() {
        double low = Double.NEGATIVE_INFINITY;
        T x = array(new int[] {2, 3, 2}, low, 1, low, low, low, Double.POSITIVE_INFINITY, low, low, low, 2, 7, 8);
        int[] lengths = {3, 2};
        assertSame(Tensor.of(new int[] {2, 2}, low, Double.POSITIVE_INFINITY, low, 2), twin().forward(x, lengths));
        T dy = array(new int[] {2, 2}, 1, 2, 3, 4);
        assertSame(Tensor.of(new int[] {2, 3, 2}, 1, 0, 0, 0, 0, 2, 3, 0, 0, 4, 0, 0), twin().backward(x, lengths, dy));
    }

    @Test
    default void theFillingDoesNotMatter() {
        Tensor x = TwinContract.normal("x", new int[] {2, 4, 3}).get("x");
        int[] lengths = {2, 4};
        Tensor y = backend().tensor(twin().forward(backend().of(x), lengths));
        for (int t = 2; t < 4; t++)
            for (int f = 0; f < 3; f++) {
                x.set(1e6, 0, t, f);
            }
        assertSame(y, twin().forward(backend().of(x), lengths));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3, 4));
        TwinContract.assertRejects(
                "x must have 3 axes (B, T, F), has 1: (2)", () -> twin().forward(vector(1, 2), null));
        TwinContract.assertRejects(
                "lengths has 3 entries, x has 2 sequences", () -> twin().forward(x, new int[] {1, 2, 3}));
        TwinContract.assertRejects(
                "lengths[1] is 4, must be from 1 to the 3 steps of x", () -> twin().forward(x, new int[] {1, 4}));
        TwinContract.assertRejects(
                "lengths[0] is 0, must be from 1 to the 3 steps of x", () -> twin().forward(x, new int[] {0, 4}));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 4); has (2)", () -> twin().backward(x, null, vector(1, 2)));
    }
}
