package parallax.nn.embedding;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
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
    }
}
