package parallax.nn.attention;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.check.Nd4jLayouts;
import parallax.check.Nd4jTwin;

class Nd4jMultiHeadAttentionTest {
    private abstract static class Twin extends Nd4jTwin implements MultiHeadAttentionContract<INDArray> {
        Twin(DataType type) {
            super(type);
        }

        @Override
        public MultiHeadAttention<INDArray> attention(int heads, boolean causal) {
            return new Nd4jMultiHeadAttention(heads, causal);
        }

        @Test
        void leavesNoMemoryBehind() {
            INDArray x = Nd4j.rand(type, 2, 30, 20);
            MultiHeadAttention.Parameters<INDArray> p = new MultiHeadAttention.Parameters<>(
                    Nd4j.rand(type, 60, 20), Nd4j.rand(type, 60), Nd4j.rand(type, 20, 20), Nd4j.rand(type, 20));
            Nd4jMultiHeadAttention attention = new Nd4jMultiHeadAttention(2, true);
            Nd4jLayouts.assertNoGrowth(() -> {
                MultiHeadAttention.Result<INDArray> result = attention.forward(x, x, x, null, p);
                return List.of(
                        result, attention.backward(x, x, x, p, result, x), attention.backwardSelf(x, p, result, x));
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
