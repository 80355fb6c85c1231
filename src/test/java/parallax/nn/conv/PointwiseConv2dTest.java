package parallax.nn.conv;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.nn.dense.Linear;
import parallax.nn.dense.NaiveLinear;
import parallax.nn.dense.Nd4jLinear;
import parallax.tensor.Tensor;

class PointwiseConv2dTest {
    @Nested
    class Naive implements PointwiseConv2dContract<Tensor>, NaiveTwin {
        @Override
        public PointwiseConv2d<Tensor> twin() {
            return new NaivePointwiseConv2d();
        }

        @Override
        public Conv2d<Tensor> conv2d(Window window) {
            return new NaiveConv2d(window);
        }

        @Override
        public Linear<Tensor> linear() {
            return new NaiveLinear();
        }
    }

    @Nested
    class InDouble implements PointwiseConv2dContract<INDArray>, Nd4jTwin.InDouble {
        @Override
        public PointwiseConv2d<INDArray> twin() {
            return new Nd4jPointwiseConv2d();
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }

        @Override
        public Linear<INDArray> linear() {
            return new Nd4jLinear();
        }
    }

    @Nested
    class InFloat implements PointwiseConv2dContract<INDArray>, Nd4jTwin.InFloat {
        @Override
        public PointwiseConv2d<INDArray> twin() {
            return new Nd4jPointwiseConv2d();
        }

        @Override
        public Conv2d<INDArray> conv2d(Window window) {
            return new Nd4jConv2d(window);
        }

        @Override
        public Linear<INDArray> linear() {
            return new Nd4jLinear();
        }
    }
}
