package parallax.nn.attention;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.check.Nd4jLayouts;
import parallax.check.Nd4jTwin;

class Nd4jAdditiveAttentionTest {
    private abstract static class Twin extends Nd4jTwin implements AdditiveAttentionContract<INDArray> {
        Twin(DataType type) {
            super(type);
        }

        @Override
        public AdditiveAttention<INDArray> attention() {
            return new Nd4jAdditiveAttention();
        }

        @Test
        void leavesNoMemoryBehind() {
            INDArray x = Nd4j.rand(type, 2, 20, 10);
            INDArray mask = Nd4j.ones(type, 2, 20, 20);
            AdditiveAttention.Parameters<INDArray> p = new AdditiveAttention.Parameters<>(
                    Nd4j.rand(type, 8, 10), Nd4j.rand(type, 8, 10), Nd4j.rand(type, 8), Nd4j.rand(type, 8));
            Nd4jAdditiveAttention attention = new Nd4jAdditiveAttention();
            Nd4jLayouts.assertNoGrowth(() -> {
                AdditiveAttention.Result<INDArray> result = attention.forward(x, x, x, mask, p);
                return List.of(result, attention.backward(x, x, x, p, result, x, null));
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
