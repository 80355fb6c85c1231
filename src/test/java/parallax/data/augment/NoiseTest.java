package parallax.data.augment;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class NoiseTest {
    @Nested
    class Naive implements NoiseContract<Tensor>, NaiveTwin {
        @Override
        public Noise<Tensor> twin() {
            return new NaiveNoise();
        }
    }

    @Nested
    class InDouble implements NoiseContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Noise<INDArray> twin() {
            return new Nd4jNoise();
        }
    }

    @Nested
    class InFloat implements NoiseContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Noise<INDArray> twin() {
            return new Nd4jNoise();
        }
    }
}
