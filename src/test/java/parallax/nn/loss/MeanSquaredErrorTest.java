package parallax.nn.loss;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class MeanSquaredErrorTest {
    @Nested
    class Naive implements MeanSquaredErrorContract<Tensor>, NaiveTwin {
        @Override
        public MeanSquaredError<Tensor> twin() {
            return new NaiveMeanSquaredError();
        }
    }

    @Nested
    class InDouble implements MeanSquaredErrorContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public MeanSquaredError<INDArray> twin() {
            return new Nd4jMeanSquaredError();
        }
    }

    @Nested
    class InFloat implements MeanSquaredErrorContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public MeanSquaredError<INDArray> twin() {
            return new Nd4jMeanSquaredError();
        }
    }
}
