package parallax.nn.conv;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class Conv1dTest {
    @Nested
    class Naive implements Conv1dContract<Tensor>, NaiveTwin {
        @Override
        public Conv1d<Tensor> twin(SequenceWindow window) {
            return new NaiveConv1d(window);
        }

        @Override
        public Conv2d<Tensor> conv2d(Window window) {
            return new NaiveConv2d(window);
        }
    }

    @Nested
    class InDouble implements Conv1dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public Conv1d<INDArray> twin(SequenceWindow window) {
            return new Nd4jConv1d(window);
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }
    }

    @Nested
    class InFloat implements Conv1dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public Conv1d<INDArray> twin(SequenceWindow window) {
            return new Nd4jConv1d(window);
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }
    }
}
