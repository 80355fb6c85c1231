package parallax.nn.recurrent;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class LstmTest {
    @Nested
    class Naive implements LstmContract<Tensor>, NaiveTwin {
        @Override
        public Lstm<Tensor> lstm() {
            return new NaiveLstm();
        }
    }

    @Nested
    class InDouble implements LstmContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Lstm<INDArray> lstm() {
            return new Nd4jLstm();
        }
    }

    @Nested
    class InFloat implements LstmContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Lstm<INDArray> lstm() {
            return new Nd4jLstm();
        }
    }
}
