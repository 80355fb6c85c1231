package parallax.nn.loss;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class BinaryCrossEntropyTest {
    @Nested
    class Naive implements BinaryCrossEntropyContract<Tensor>, NaiveTwin {
        @Override
        public BinaryCrossEntropy<Tensor> twin() {
            return new NaiveBinaryCrossEntropy();
        }
    }

    @Nested
    class InDouble implements BinaryCrossEntropyContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public BinaryCrossEntropy<INDArray> twin() {
            return new Nd4jBinaryCrossEntropy();
        }
    }

    @Nested
    class InFloat implements BinaryCrossEntropyContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public BinaryCrossEntropy<INDArray> twin() {
            return new Nd4jBinaryCrossEntropy();
        }
    }
}
