package parallax.nn.activation;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class LogSoftmaxTest {
    @Nested
    class Naive implements LogSoftmaxContract<Tensor>, NaiveTwin {
        @Override
        public LogSoftmax<Tensor> twin(int axis) {
            return new NaiveLogSoftmax(axis);
        }
    }

    @Nested
    class InDouble implements LogSoftmaxContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public LogSoftmax<INDArray> twin(int axis) {
            return new Nd4jLogSoftmax(axis);
        }
    }

    @Nested
    class InFloat implements LogSoftmaxContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public LogSoftmax<INDArray> twin(int axis) {
            return new Nd4jLogSoftmax(axis);
        }
    }
}
