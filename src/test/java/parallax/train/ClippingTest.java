package parallax.train;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.tensor.Tensor;

class ClippingTest {
    @Nested
    class Naive implements ClippingContract<Tensor>, Twin.OfTensors {
        @Override
        public Clipping<Tensor> twin() {
            return new NaiveClipping();
        }
    }

    @Nested
    class InDouble implements ClippingContract<INDArray>, Twin.InDouble {
        @Override
        public Clipping<INDArray> twin() {
            return new Nd4jClipping();
        }
    }

    @Nested
    class InFloat implements ClippingContract<INDArray>, Twin.InFloat {
        @Override
        public Clipping<INDArray> twin() {
            return new Nd4jClipping();
        }
    }
}
