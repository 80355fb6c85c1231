package parallax.nn.position;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class RotaryPositionTest {
    @Nested
    class Naive implements RotaryPositionContract<Tensor>, NaiveTwin {
        @Override
        public RotaryPosition<Tensor> twin(Rotation rotation) {
            return new NaiveRotaryPosition(rotation);
        }
    }

    @Nested
    class InDouble implements RotaryPositionContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public RotaryPosition<INDArray> twin(Rotation rotation) {
            return new Nd4jRotaryPosition(rotation);
        }
    }

    @Nested
    class InFloat implements RotaryPositionContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public RotaryPosition<INDArray> twin(Rotation rotation) {
            return new Nd4jRotaryPosition(rotation);
        }
    }
}
