package parallax.nn.transformer;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.check.NaiveTwin;
import parallax.check.Nd4jLayouts;
import parallax.check.Nd4jTwin;
import parallax.tensor.Tensor;

class EncoderLayerTest {
    @Nested
    class Naive extends NaiveTwin implements EncoderLayerContract<Tensor> {
        @Override
        public Parts<Tensor> parts() {
            return new NaiveParts();
        }
    }

    private abstract static class OnNd4j extends Nd4jTwin implements EncoderLayerContract<INDArray> {
        OnNd4j(DataType type) {
            super(type);
        }

        @Override
        public Parts<INDArray> parts() {
            return new Nd4jParts(type);
        }

        @Test
        void leavesNoMemoryBehind() {
            LayerOptions options = type == DataType.FLOAT ? LayerOptions.postNorm(2) : LayerOptions.preNorm(2);
            INDArray x = Nd4j.rand(type, 2, 30, 20);
            Encoder<INDArray> encoder = new Encoder<>(parts(), options);
            Encoder.Parameters<INDArray> p =
                    Encoder.Parameters.random(backend(), new Random(1), options, new StackSizes(2, 20, 30));
            Nd4jLayouts.assertNoGrowth(() -> {
                Encoder.Result<INDArray> result = encoder.forward(x, null, p);
                Encoder.Gradients<INDArray> g = encoder.backward(x, p, result, x);
                encoder.release(result);
                return List.of(
                        result.y(),
                        g.dx(),
                        List.copyOf(g.dParameters().named().asMap().values()));
            });
        }
    }

    @Nested
    class InDouble extends OnNd4j {
        InDouble() {
            super(DataType.DOUBLE);
        }
    }

    @Nested
    class InFloat extends OnNd4j {
        InFloat() {
            super(DataType.FLOAT);
        }
    }
}
