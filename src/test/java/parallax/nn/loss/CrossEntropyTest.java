package parallax.nn.loss;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class CrossEntropyTest {
    @Nested
    class Naive implements CrossEntropyContract<Tensor>, NaiveTwin {
        @Override
        public CrossEntropy<Tensor> twin(int ignored, double smoothing) {
            return new NaiveCrossEntropy(ignored, smoothing);
        }
    }

    @Nested
    class InDouble implements CrossEntropyContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public CrossEntropy<INDArray> twin(int ignored, double smoothing) {
            return new Nd4jCrossEntropy(ignored, smoothing);
        }
    }

    @Nested
    class InFloat implements CrossEntropyContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public CrossEntropy<INDArray> twin(int ignored, double smoothing) {
            return new Nd4jCrossEntropy(ignored, smoothing);
        }
    }
}
