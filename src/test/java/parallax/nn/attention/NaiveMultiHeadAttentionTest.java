package parallax.nn.attention;

import parallax.check.NaiveTwin;
import parallax.tensor.Tensor;

class NaiveMultiHeadAttentionTest extends NaiveTwin implements MultiHeadAttentionContract<Tensor> {
    @Override
    public MultiHeadAttention<Tensor> attention(int heads, boolean causal) {
        return new NaiveMultiHeadAttention(heads, causal);
    }
}
