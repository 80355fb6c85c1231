package parallax.nn.pool;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class GlobalAveragePool2dTest {
    @Nested
    class Naive implements GlobalAveragePool2dContract<Tensor>, NaiveTwin {
        @Override
        public GlobalAveragePool2d<Tensor> twin() {
            return new NaiveGlobalAveragePool2d();
        }
    }

    @Nested
    class InDouble implements GlobalAveragePool2dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public GlobalAveragePool2d<INDArray> twin() {
            return new Nd4jGlobalAveragePool2d();
        }
    }

    @Nested
    class InFloat implements GlobalAveragePool2dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public GlobalAveragePool2d<INDArray> twin() {
            return new Nd4jGlobalAveragePool2d();
        }
    }
}
