package parallax.data.augment;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class FlipTest {
    @Nested
    class Naive implements FlipContract<Tensor>, NaiveTwin {
        @Override
        public Flip<Tensor> twin() {
            return new NaiveFlip();
        }
    }

    @Nested
    class InDouble implements FlipContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Flip<INDArray> twin() {
            return new Nd4jFlip();
        }
    }

    @Nested
    class InFloat implements FlipContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Flip<INDArray> twin() {
            return new Nd4jFlip();
        }
    }
}
