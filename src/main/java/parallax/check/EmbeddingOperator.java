package parallax.check;

import java.util.List;
import java.util.Map;
import parallax.nn.Indices;
import parallax.nn.embedding.Embedding;

/** Embedding by names: table → y. */
public final class EmbeddingOperator {
    private EmbeddingOperator() {}

    /** Returns the embedding of the given indices. */
    public static <T> Operator<T> of(Embedding<T> twin, Indices indices) {
        return new NamedOperator<>(
                List.of("table"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", twin.forward(in.get("table"), indices)),
                (in, up) -> Map.of("table", twin.backward(in.get("table"), indices, up.get("y"))));
    }
}
