package parallax.nn.attention;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.check.Nd4jLayouts;
import parallax.nn.Backend;
import parallax.nn.Nd4jBackend;

class Nd4jAttentionTest {
    abstract static class Twin implements AttentionContract<INDArray> {
        private final DataType type;

        Twin(DataType type) {
            this.type = type;
        }

        @Override
        public Backend<INDArray> backend() {
            return new Nd4jBackend(type);
        }

        @Override
        public List<UnaryOperator<INDArray>> layouts() {
            return Nd4jLayouts.all();
        }

        @Override
        public Attention<INDArray> attention(boolean causal) {
            return new Nd4jAttention(causal);
        }

        @Test
        void leavesNoMemoryBehind() {
            INDArray x = Nd4j.rand(type, 2, 30, 20);
            INDArray mask = Nd4j.ones(type, 2, 30, 30);
            Nd4jAttention attention = new Nd4jAttention(true);
            Nd4jLayouts.assertNoGrowth(() -> {
                Attention.Result<INDArray> result = attention.forward(x, x, x, mask);
                return List.of(result, attention.backward(x, x, x, result.weights(), x, null));
            });
        }
    }

    @Nested
    class InDouble extends Twin {
        InDouble() {
            super(DataType.DOUBLE);
        }
    }

    @Nested
    class InFloat extends Twin {
        InFloat() {
            super(DataType.FLOAT);
        }
    }
}
