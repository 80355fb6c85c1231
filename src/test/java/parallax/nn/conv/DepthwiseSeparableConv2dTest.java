package parallax.nn.conv;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class DepthwiseSeparableConv2dTest {
    @Nested
    class Naive implements DepthwiseSeparableConv2dContract<Tensor>, NaiveTwin {
        @Override
        public DepthwiseSeparableConv2d<Tensor> twin(Window window) {
            return new DepthwiseSeparableConv2d<>(backend(), window, NaiveConv2d::new, new NaivePointwiseConv2d());
        }

        @Override
        public Conv2d<Tensor> conv2d(Window window) {
            return new NaiveConv2d(window);
        }
    }

    @Nested
    class InDouble implements DepthwiseSeparableConv2dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public DepthwiseSeparableConv2d<INDArray> twin(Window window) {
            return new DepthwiseSeparableConv2d<>(backend(), window, Nd4jConv2d::new, new Nd4jPointwiseConv2d());
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }
    }

    @Nested
    class InFloat implements DepthwiseSeparableConv2dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public DepthwiseSeparableConv2d<INDArray> twin(Window window) {
            return new DepthwiseSeparableConv2d<>(backend(), window, Nd4jConv2d::new, new Nd4jPointwiseConv2d());
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }
    }
}
