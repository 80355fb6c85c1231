package parallax.nn.dense;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class LinearTest {
    @Nested
    class Naive implements LinearContract<Tensor>, NaiveTwin {
        @Override
        public Linear<Tensor> twin() {
            return new NaiveLinear();
        }
    }

    @Nested
    class InDouble implements LinearContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Linear<INDArray> twin() {
            return new Nd4jLinear();
        }
    }

    @Nested
    class InFloat implements LinearContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Linear<INDArray> twin() {
            return new Nd4jLinear();
        }
    }
}
