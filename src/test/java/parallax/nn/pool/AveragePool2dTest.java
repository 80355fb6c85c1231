package parallax.nn.pool;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class AveragePool2dTest {
    @Nested
    class Naive implements AveragePool2dContract<Tensor>, NaiveTwin {
        @Override
        public AveragePool2d<Tensor> twin(Pooling pooling, boolean countsPadding) {
            return new NaiveAveragePool2d(pooling, countsPadding);
        }
    }

    @Nested
    class InDouble implements AveragePool2dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public AveragePool2d<INDArray> twin(Pooling pooling, boolean countsPadding) {
            return new Nd4jAveragePool2d(pooling, countsPadding);
        }
    }

    @Nested
    class InFloat implements AveragePool2dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public AveragePool2d<INDArray> twin(Pooling pooling, boolean countsPadding) {
            return new Nd4jAveragePool2d(pooling, countsPadding);
        }
    }
}
