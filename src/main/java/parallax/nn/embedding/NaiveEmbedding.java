package parallax.nn.embedding;

import parallax.nn.Indices;
import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Embedding}. */
public record NaiveEmbedding() implements Embedding<Tensor> {
    @Override
    public Tensor forward(Tensor table, Indices indices) {
        EmbeddingSizes z = EmbeddingSizes.ofForward(new NaiveBackend(), table, indices);
        Tensor y = Tensor.zeros(indices.length(), z.features());
        for (int k = 0; k < indices.length(); k++)
            for (int d = 0; d < z.features(); d++) {
                y.set(table.get(indices.get(k), d), k, d);
            }
        return y.reshape(z.output(indices));
    }

    @Override
    public Tensor backward(Tensor table, Indices indices, Tensor dy) {
        EmbeddingSizes z = EmbeddingSizes.ofBackward(new NaiveBackend(), table, indices, dy);
        Tensor rows = dy.reshape(indices.length(), z.features());
        Tensor dTable = Tensor.zeros(z.tokens(), z.features());
        for (int k = 0; k < indices.length(); k++)
            for (int d = 0; d < z.features(); d++) {
                dTable.add(rows.get(k, d), indices.get(k), d); // of  y.set(table.get(indices.get(k), d), k, d)
            }
        return dTable;
    }
}
