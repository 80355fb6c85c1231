package parallax.data.augment;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class CutmixTest {
    @Nested
    class Naive implements CutmixContract<Tensor>, NaiveTwin {
        @Override
        public Cutmix<Tensor> twin() {
            return new NaiveCutmix();
        }
    }

    @Nested
    class InDouble implements CutmixContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Cutmix<INDArray> twin() {
            return new Nd4jCutmix();
        }
    }

    @Nested
    class InFloat implements CutmixContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Cutmix<INDArray> twin() {
            return new Nd4jCutmix();
        }
    }
}
