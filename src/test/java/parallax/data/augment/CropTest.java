package parallax.data.augment;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class CropTest {
    @Nested
    class Naive implements CropContract<Tensor>, NaiveTwin {
        @Override
        public Crop<Tensor> twin() {
            return new NaiveCrop();
        }
    }

    @Nested
    class InDouble implements CropContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Crop<INDArray> twin() {
            return new Nd4jCrop();
        }
    }

    @Nested
    class InFloat implements CropContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Crop<INDArray> twin() {
            return new Nd4jCrop();
        }
    }
}
