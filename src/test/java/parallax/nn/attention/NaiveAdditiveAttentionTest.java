package parallax.nn.attention;

import parallax.check.NaiveTwin;
import parallax.tensor.Tensor;

class NaiveAdditiveAttentionTest extends NaiveTwin implements AdditiveAttentionContract<Tensor> {
    @Override
    public AdditiveAttention<Tensor> attention() {
        return new NaiveAdditiveAttention();
    }
}
