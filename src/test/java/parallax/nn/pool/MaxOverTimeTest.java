package parallax.nn.pool;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class MaxOverTimeTest {
    @Nested
    class Naive implements MaxOverTimeContract<Tensor>, NaiveTwin {
        @Override
        public MaxOverTime<Tensor> twin() {
            return new NaiveMaxOverTime();
        }
    }

    @Nested
    class InDouble implements MaxOverTimeContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public MaxOverTime<INDArray> twin() {
            return new Nd4jMaxOverTime();
        }
    }

    @Nested
    class InFloat implements MaxOverTimeContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public MaxOverTime<INDArray> twin() {
            return new Nd4jMaxOverTime();
        }
    }
}
