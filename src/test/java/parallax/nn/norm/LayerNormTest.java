package parallax.nn.norm;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class LayerNormTest {
    @Nested
    class Naive implements LayerNormContract<Tensor>, NaiveTwin {
        @Override
        public LayerNorm<Tensor> twin(double eps) {
            return new NaiveLayerNorm(eps);
        }
    }

    @Nested
    class InDouble implements LayerNormContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public LayerNorm<INDArray> twin(double eps) {
            return new Nd4jLayerNorm(eps);
        }
    }

    @Nested
    class InFloat implements LayerNormContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public LayerNorm<INDArray> twin(double eps) {
            return new Nd4jLayerNorm(eps);
        }
    }
}
