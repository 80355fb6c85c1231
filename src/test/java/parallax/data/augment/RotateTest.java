package parallax.data.augment;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class RotateTest {
    @Nested
    class Naive implements RotateContract<Tensor>, NaiveTwin {
        @Override
        public Rotate<Tensor> twin() {
            return new NaiveRotate();
        }
    }

    @Nested
    class InDouble implements RotateContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Rotate<INDArray> twin() {
            return new Nd4jRotate();
        }
    }

    @Nested
    class InFloat implements RotateContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Rotate<INDArray> twin() {
            return new Nd4jRotate();
        }
    }
}
