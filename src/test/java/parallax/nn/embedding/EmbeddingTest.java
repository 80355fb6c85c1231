package parallax.nn.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Indices;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class EmbeddingTest {
    @Nested
    class Naive implements EmbeddingContract<Tensor>, NaiveTwin {
        @Override
        public Embedding<Tensor> twin() {
            return new NaiveEmbedding();
        }
    }

    @Nested
    class InDouble implements EmbeddingContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Embedding<INDArray> twin() {
            return new Nd4jEmbedding();
        }
    }

    @Nested
    class InFloat implements EmbeddingContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Embedding<INDArray> twin() {
            return new Nd4jEmbedding();
        }

        @Test
        void rowsAreAddedInTheSameOrderOnEachRun() {
            Random random = new Random(6);
            Indices tokens = Indices.of(random.ints(512, 0, 5).toArray());
            INDArray table = backend().of(Tensor.randn(random, 5, 16));
            INDArray dy = backend().of(Tensor.randn(random, 512, 16));
            Tensor first = backend().tensor(twin().backward(table, tokens, dy));
            for (int run = 0; run < 100; run++) {
                assertEquals(first, backend().tensor(twin().backward(table, tokens, dy)));
            }
        }
    }
}
