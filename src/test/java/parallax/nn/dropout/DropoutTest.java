package parallax.nn.dropout;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class DropoutTest {
    @Nested
    class Naive implements DropoutContract<Tensor>, NaiveTwin {
        @Override
        public Dropout<Tensor> twin(double rate) {
            return new NaiveDropout(rate);
        }
    }

    @Nested
    class InDouble implements DropoutContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Dropout<INDArray> twin(double rate) {
            return new Nd4jDropout(rate);
        }
    }

    @Nested
    class InFloat implements DropoutContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Dropout<INDArray> twin(double rate) {
            return new Nd4jDropout(rate);
        }
    }
}
