package parallax.nn.embedding;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.EmbeddingOperator;
import parallax.nn.Indices;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Embedding} must do. */
interface EmbeddingContract<T> extends TwinContract<T> {
    Embedding<T> twin();

    @Override
    default List<String> ops() {
        return List.of("embedding");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(5, 3, Indices.of(new int[][] {{4, 0, 4, 2}, {1, 4, 0, 0}})),
                probe(4, 2, Indices.of(3, 3, 3)),
                probe(1, 1, Indices.of(0)),
                probe(3, 1, Indices.of(new int[] {2, 1, 2}, new int[] {2, 0, 0, 2})),
                probe(2, 5, Indices.of(new int[0], new int[] {1})));
    }

    private Probe<T> probe(int tokens, int features, Indices indices) {
        return new Probe<>(
                indices.toString(),
                EmbeddingOperator.of(new NaiveEmbedding(), indices),
                EmbeddingOperator.of(twin(), indices),
                TwinContract.normal("table", new int[] {tokens, features}));
    }

    @Test
    default void looksRowsUp() {
        T table = array(new int[] {3, 2}, 1, 2, 3, 4, 5, 6);
        assertSame(
                Tensor.of(new int[] {2, 2, 2}, 5, 6, 1, 2, /* second sentence */ 3, 4, 5, 6),
                twin().forward(table, Indices.of(new int[][] {{2, 0}, {1, 2}})));
    }

    @Test
    default void whatIsLookedUpTwiceGetsTheSum() {
        T table = array(new int[] {3, 2}, 1, 2, 3, 4, 5, 6);
        T dy = array(new int[] {3, 2}, 10, 20, 300, 400, 5000, 6000);
        assertSame(
                Tensor.of(new int[] {3, 2}, 0, 0, 300, 400, 10 + 5000, 20 + 6000),
                twin().backward(table, Indices.of(2, 1, 2), dy));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T table = backend().of(Tensor.zeros(3, 2));
        TwinContract.assertRejects(
                "indices[1, 0] is 3, must be from 0 to 2, a row of table",
                () -> twin().forward(table, Indices.of(new int[][] {{0, 1}, {3, 2}})));
        TwinContract.assertRejects(
                "indices[0] is -1, must be from 0 to 2, a row of table",
                () -> twin().backward(table, Indices.of(-1), array(new int[] {1, 2}, 0, 0)));
        TwinContract.assertRejects(
                "table must have 2 axes (V, D), has 1: (2)", () -> twin().forward(vector(1, 2), Indices.of(0)));
        TwinContract.assertRejects("indices is null", () -> twin().forward(table, null));
        TwinContract.assertRejects(
                "indices is empty: axis 0 of (0) has size 0, must be at least 1",
                () -> twin().forward(table, Indices.of()));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 2); has (3, 2)",
                () -> twin().backward(table, Indices.of(0, 1), table));
    }
}
