package parallax.nn.attention;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.check.Nd4jLayouts;
import parallax.check.Nd4jTwin;

class Nd4jAttentionTest {
    private abstract static class Twin extends Nd4jTwin implements AttentionContract<INDArray> {
        Twin(DataType type) {
            super(type);
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
