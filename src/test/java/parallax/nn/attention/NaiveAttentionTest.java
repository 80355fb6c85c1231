package parallax.nn.attention;

import java.util.List;
import java.util.function.UnaryOperator;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

class NaiveAttentionTest implements AttentionContract<Tensor> {
    @Override
    public Backend<Tensor> backend() {
        return new NaiveBackend();
    }

    @Override
    public List<UnaryOperator<Tensor>> layouts() {
        return List.of();
    }

    @Override
    public Attention<Tensor> attention(boolean causal) {
        return new NaiveAttention(causal);
    }
}
