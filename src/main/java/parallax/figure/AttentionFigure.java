package parallax.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import parallax.display.NumberText;
import parallax.nn.attention.NaiveAttention;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Pictures of attention: who looks at whom, and how one query comes to its answer. */
public final class AttentionFigure {
    private AttentionFigure() {}

    /**
     * Returns a map of attention, the darker the more weight.
     *
     * @param weights (Tq, Tk). Not modified.
     * @param queries the names of the rows
     * @param keys    the names of the columns
     * @throws IllegalArgumentException if there are not as many names as rows and columns
     */
    public static StepsFigure map(Tensor weights, List<String> queries, List<String> keys) {
        return StepsFigure.of("Who looks at whom")
                .step(
                        "Each row is a query; its weights on the keys sum to 1, or are all 0.",
                        grid("weights", weights, queries, keys));
    }

    /**
     * Returns the maps of all heads, side by side.
     *
     * @param weights (h, Tq, Tk). Not modified.
     * @param queries the names of the rows
     * @param keys    the names of the columns
     * @throws IllegalArgumentException if there are not as many names as rows and columns
     */
    public static StepsFigure heads(Tensor weights, List<String> queries, List<String> keys) {
        require(weights, 3, "(h, Tq, Tk)");
        int size = weights.size(1) * weights.size(2);
        Grid[] heads = IntStream.range(0, weights.size(0))
                .mapToObj(n -> grid(
                        "head " + n,
                        Tensor.of(
                                new int[] {weights.size(1), weights.size(2)},
                                Arrays.copyOfRange(weights.data(), n * size, (n + 1) * size)),
                        queries,
                        keys))
                .toArray(Grid[]::new);
        return StepsFigure.of("Heads side by side").step("Each head looks in its own way.", heads);
    }

    /**
     * Returns attention query by query: its products with a key, its scores, its weights, and what it takes from the values.
     *
     * @param q       (Tq, D). Not modified.
     * @param k       (Tk, D). Not modified.
     * @param v       (Tk, Dv). Not modified.
     * @param mask    (Tq, Tk), 1 where query i may attend to key j; or null: everywhere. Not modified.
     * @param queries the names of the queries
     * @param keys    the names of the keys
     * @throws IllegalArgumentException if the shapes or the numbers of names do not fit
     */
    public static StepsFigure steps(
            Tensor q, Tensor k, Tensor v, Tensor mask, List<String> queries, List<String> keys) {
        require(q, 2, "(Tq, D)");
        require(k, 2, "(Tk, D)");
        require(v, 2, "(Tk, Dv)");
        if (mask != null && !Arrays.equals(mask.shape(), new int[] {q.size(0), k.size(0)})) {
            throw new IllegalArgumentException("mask must have shape (" + q.size(0) + ", " + k.size(0)
                    + "), a row for each query; has " + Shapes.text(mask.shape()));
        }
        var result = new NaiveAttention(false).forward(one(q), one(k), one(v), mask);
        Tensor weights = result.weights().reshape(q.size(0), k.size(0));
        Tensor y = result.y().reshape(q.size(0), v.size(1));
        StepsFigure figure = StepsFigure.of("Attention, query by query").jumping(3, "query");
        for (int i = 0; i < q.size(0); i++) {
            Grid query = Grid.of("q", row(q, i)).rows(List.of(queries.get(i)));
            Tensor scores = Tensor.zeros(1, k.size(0));
            Tensor products = Tensor.zeros(k.shape());
            Grid looked = Grid.of("k", k).rows(keys);
            List<String> sums = new ArrayList<>();
            for (int j = 0; j < k.size(0); j++) {
                double dot = 0;
                for (int d = 0; d < q.size(1); d++) {
                    products.set(q.get(i, d) * k.get(j, d), j, d);
                    dot += products.get(j, d);
                }
                scores.set(dot / Math.sqrt(q.size(1)), 0, j);
                sums.add(keys.get(j) + " " + NumberText.of(dot));
            }
            Grid s = forbidden(Grid.of("s", scores).columns(keys), mask, i);
            Grid w = forbidden(Grid.of("w", row(weights, i)).columns(keys).shaded(1), mask, i);
            figure = figure.step(
                            queries.get(i) + " asks each key: the sums of products are " + String.join(", ", sums)
                                    + ", each divided by the root of " + q.size(1) + ".",
                            query,
                            looked,
                            Grid.of("q × k", products).rows(keys),
                            s)
                    .step(
                            "Softmax makes weights of the scores of " + queries.get(i) + ": they sum to "
                                    + NumberText.of(row(weights, i).sum()) + ".",
                            s,
                            w)
                    .step(
                            queries.get(i) + " takes that much of each value.",
                            w,
                            Grid.of("v", v).rows(keys),
                            Grid.of("y", row(y, i)).rows(List.of(queries.get(i))));
        }
        return figure;
    }

    private static Grid forbidden(Grid grid, Tensor mask, int i) {
        Grid marked = grid;
        for (int j = 0; mask != null && j < mask.size(1); j++) {
            marked = mask.get(i, j) == 0 ? marked.mark(Grid.Mark.NONE, 0, j) : marked;
        }
        return marked;
    }

    private static Grid grid(String title, Tensor weights, List<String> queries, List<String> keys) {
        require(weights, 2, "(Tq, Tk)");
        return Grid.of(title, weights.map(w -> Math.round(100 * w) / 100.0))
                .rows(queries)
                .columns(keys)
                .shaded(1);
    }

    private static Tensor row(Tensor m, int i) {
        return Tensor.of(new int[] {1, m.size(1)}, Arrays.copyOfRange(m.data(), i * m.size(1), (i + 1) * m.size(1)));
    }

    private static Tensor one(Tensor m) {
        return m.reshape(1, m.size(0), m.size(1));
    }

    private static void require(Tensor t, int axes, String letters) {
        if (Arguments.given("the tensor", t).rank() != axes) {
            throw new IllegalArgumentException(
                    "a tensor " + letters + " is needed, this has " + t.rank() + " axes: " + Shapes.text(t.shape()));
        }
    }
}
