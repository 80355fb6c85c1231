package parallax.nn.embedding;

import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Indices;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class EmbeddingSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        int rows = calls.rows();
        INDArray table = calls.array(rows, 512);
        Indices indices = Indices.of(new Random(2).ints(rows, 0, rows).toArray());
        Nd4jEmbedding twin = new Nd4jEmbedding();
        calls.add(
                Nd4jEmbedding.class, () -> List.of(twin.forward(table, indices), twin.backward(table, indices, table)));
    }
}
