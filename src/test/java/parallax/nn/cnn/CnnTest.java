package parallax.nn.cnn;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class CnnTest {
    @Nested
    class Naive implements CnnContract<Tensor>, NaiveTwin {
        @Override
        public Cnn<Tensor> twin(CnnSizes z) {
            return NaiveCnn.of(z);
        }
    }

    @Nested
    class InDouble implements CnnContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Cnn<INDArray> twin(CnnSizes z) {
            return Nd4jCnn.of(DataType.DOUBLE, z);
        }
    }

    @Nested
    class InFloat implements CnnContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Cnn<INDArray> twin(CnnSizes z) {
            return Nd4jCnn.of(DataType.FLOAT, z);
        }
    }
}
