package parallax.nn.pool;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class MaxPool2dTest {
    @Nested
    class Naive implements MaxPool2dContract<Tensor>, NaiveTwin {
        @Override
        public MaxPool2d<Tensor> twin(Pooling pooling) {
            return new NaiveMaxPool2d(pooling);
        }
    }

    @Nested
    class InDouble implements MaxPool2dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public MaxPool2d<INDArray> twin(Pooling pooling) {
            return new Nd4jMaxPool2d(pooling);
        }
    }

    @Nested
    class InFloat implements MaxPool2dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public MaxPool2d<INDArray> twin(Pooling pooling) {
            return new Nd4jMaxPool2d(pooling);
        }
    }
}
