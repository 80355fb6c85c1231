package parallax.nn.norm;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class BatchNorm2dTest {
    @Nested
    class Naive implements BatchNorm2dContract<Tensor>, NaiveTwin {
        @Override
        public BatchNorm2d<Tensor> twin(double eps, double momentum) {
            return new NaiveBatchNorm2d(eps, momentum);
        }
    }

    @Nested
    class InDouble implements BatchNorm2dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public BatchNorm2d<INDArray> twin(double eps, double momentum) {
            return new Nd4jBatchNorm2d(eps, momentum);
        }
    }

    @Nested
    class InFloat implements BatchNorm2dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public BatchNorm2d<INDArray> twin(double eps, double momentum) {
            return new Nd4jBatchNorm2d(eps, momentum);
        }
    }
}
