package parallax.nn.recurrent;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class RnnTest {
    @Nested
    class Naive implements RnnContract<Tensor>, NaiveTwin {
        @Override
        public Rnn<Tensor> rnn(RnnNonlinearity f) {
            return new NaiveRnn(f);
        }
    }

    @Nested
    class InDouble implements RnnContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Rnn<INDArray> rnn(RnnNonlinearity f) {
            return new Nd4jRnn(f);
        }
    }

    @Nested
    class InFloat implements RnnContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Rnn<INDArray> rnn(RnnNonlinearity f) {
            return new Nd4jRnn(f);
        }
    }
}
