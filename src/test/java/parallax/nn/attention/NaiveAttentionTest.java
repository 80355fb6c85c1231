package parallax.nn.attention;

import parallax.check.NaiveTwin;
import parallax.tensor.Tensor;

class NaiveAttentionTest extends NaiveTwin implements AttentionContract<Tensor> {
    @Override
    public Attention<Tensor> attention(boolean causal) {
        return new NaiveAttention(causal);
    }
}
