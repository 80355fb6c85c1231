package parallax.data.augment;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class MixupTest {
    @Nested
    class Naive implements MixupContract<Tensor>, NaiveTwin {
        @Override
        public Mixup<Tensor> twin() {
            return new NaiveMixup();
        }
    }

    @Nested
    class InDouble implements MixupContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Mixup<INDArray> twin() {
            return new Nd4jMixup();
        }
    }

    @Nested
    class InFloat implements MixupContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Mixup<INDArray> twin() {
            return new Nd4jMixup();
        }
    }
}
