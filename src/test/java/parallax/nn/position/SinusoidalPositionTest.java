package parallax.nn.position;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class SinusoidalPositionTest {
    @Nested
    class Naive implements SinusoidalPositionContract<Tensor>, NaiveTwin {
        @Override
        public SinusoidalPosition<Tensor> twin() {
            return new NaiveSinusoidalPosition();
        }
    }

    @Nested
    class InDouble implements SinusoidalPositionContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public SinusoidalPosition<INDArray> twin() {
            return new Nd4jSinusoidalPosition();
        }
    }

    @Nested
    class InFloat implements SinusoidalPositionContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public SinusoidalPosition<INDArray> twin() {
            return new Nd4jSinusoidalPosition();
        }
    }
}
