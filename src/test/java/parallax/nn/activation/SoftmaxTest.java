package parallax.nn.activation;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class SoftmaxTest {
    @Nested
    class Naive implements SoftmaxContract<Tensor>, NaiveTwin {
        @Override
        public Softmax<Tensor> twin(int axis) {
            return new NaiveSoftmax(axis);
        }
    }

    @Nested
    class InDouble implements SoftmaxContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Softmax<INDArray> twin(int axis) {
            return new Nd4jSoftmax(axis);
        }
    }

    @Nested
    class InFloat implements SoftmaxContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Softmax<INDArray> twin(int axis) {
            return new Nd4jSoftmax(axis);
        }
    }
}
