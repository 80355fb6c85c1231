package parallax.nn.activation;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class ActivationTest {
    @Nested
    class Naive implements ActivationContract<Tensor>, NaiveTwin {
        @Override
        public Activation<Tensor> twin(Nonlinearity f) {
            return new NaiveActivation(f);
        }
    }

    @Nested
    class InDouble implements ActivationContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Activation<INDArray> twin(Nonlinearity f) {
            return new Nd4jActivation(f);
        }
    }

    @Nested
    class InFloat implements ActivationContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Activation<INDArray> twin(Nonlinearity f) {
            return new Nd4jActivation(f);
        }
    }
}
