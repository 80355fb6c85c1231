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

class DecoderLayerTest {
    @Nested
    class Naive extends NaiveTwin implements DecoderLayerContract<Tensor> {
        @Override
        public Parts<Tensor> parts() {
            return new NaiveParts();
        }
    }

    private abstract static class OnNd4j extends Nd4jTwin implements DecoderLayerContract<INDArray> {
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
            Decoder<INDArray> decoder = new Decoder<>(parts(), options);
            Decoder.Parameters<INDArray> p =
                    Decoder.Parameters.random(backend(), new Random(1), options, new StackSizes(2, 20, 30));
            Nd4jLayouts.assertNoGrowth(() -> {
                Decoder.Result<INDArray> result = decoder.forward(x, x, null, null, p);
                Decoder.Gradients<INDArray> g = decoder.backward(x, x, p, result, x);
                decoder.release(result);
                return List.of(
                        result.y(),
                        g.dx(),
                        g.dMemory(),
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
