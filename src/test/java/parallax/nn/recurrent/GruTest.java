package parallax.nn.recurrent;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class GruTest {
    @Nested
    class Naive implements GruContract<Tensor>, NaiveTwin {
        @Override
        public Gru<Tensor> gru(boolean resetAfter) {
            return new NaiveGru(resetAfter);
        }
    }

    @Nested
    class InDouble implements GruContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Gru<INDArray> gru(boolean resetAfter) {
            return new Nd4jGru(resetAfter);
        }

        @Override
        public List<Probe<INDArray>> slopeProbes() {
            return GruContract.super.slopeProbes();
        }
    }

    @Nested
    class InFloat implements GruContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Gru<INDArray> gru(boolean resetAfter) {
            return new Nd4jGru(resetAfter);
        }

        @Override
        public List<Probe<INDArray>> slopeProbes() {
            return GruContract.super.slopeProbes();
        }
    }
}
