package parallax.nn.conv;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class ConvTranspose2dTest {
    @Nested
    class Naive implements ConvTranspose2dContract<Tensor>, NaiveTwin {
        @Override
        public ConvTranspose2d<Tensor> twin(TransposedWindow window) {
            return new NaiveConvTranspose2d(window);
        }

        @Override
        public Conv2d<Tensor> conv2d(Window window) {
            return new NaiveConv2d(window);
        }
    }

    @Nested
    class InDouble implements ConvTranspose2dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public ConvTranspose2d<INDArray> twin(TransposedWindow window) {
            return new Nd4jConvTranspose2d(window);
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }
    }

    @Nested
    class InFloat implements ConvTranspose2dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public ConvTranspose2d<INDArray> twin(TransposedWindow window) {
            return new Nd4jConvTranspose2d(window);
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }
    }
}
