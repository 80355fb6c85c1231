package parallax.exercise;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Backend;
import parallax.nn.Nd4jBackend;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.Nd4jConv2d;
import parallax.nn.conv.Window;

class Nd4jConv2dContractTest {
    @Nested
    class InFloat implements Conv2dContract<INDArray> {
        @Override
        public Conv2d<INDArray> convolution(Window window) {
            return new Nd4jConv2d(window);
        }

        @Override
        public Backend<INDArray> backend() {
            return new Nd4jBackend(DataType.FLOAT);
        }
    }

    @Nested
    class InDouble implements Conv2dContract<INDArray> {
        @Override
        public Conv2d<INDArray> convolution(Window window) {
            return new Nd4jConv2d(window);
        }

        @Override
        public Backend<INDArray> backend() {
            return new Nd4jBackend(DataType.DOUBLE);
        }
    }
}
