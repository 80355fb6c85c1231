package parallax.nn.position;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class LearnedPositionTest {
    @Nested
    class Naive implements LearnedPositionContract<Tensor>, NaiveTwin {
        @Override
        public LearnedPosition<Tensor> twin() {
            return new NaiveLearnedPosition();
        }
    }

    @Nested
    class InDouble implements LearnedPositionContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public LearnedPosition<INDArray> twin() {
            return new Nd4jLearnedPosition();
        }
    }

    @Nested
    class InFloat implements LearnedPositionContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public LearnedPosition<INDArray> twin() {
            return new Nd4jLearnedPosition();
        }
    }
}
