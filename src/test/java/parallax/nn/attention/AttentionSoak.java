package parallax.nn.attention;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class AttentionSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        int batch = Math.max(2, calls.rows() / 32);
        int steps = Math.min(calls.rows(), 128);
        INDArray x = calls.array(batch, steps, 64);
        INDArray mask = calls.bits(batch, steps, steps);
        Nd4jAttention one = new Nd4jAttention(true);
        calls.add(Nd4jAttention.class, () -> {
            Attention.Result<INDArray> result = one.forward(x, x, x, mask);
            return List.of(result, one.backward(x, x, x, result.weights(), x, result.weights()));
        });
        MultiHeadAttention.Parameters<INDArray> p = new MultiHeadAttention.Parameters<>(
                calls.array(192, 64), calls.array(192), calls.array(64, 64), calls.array(64));
        Nd4jMultiHeadAttention many = new Nd4jMultiHeadAttention(4, false);
        calls.add(Nd4jMultiHeadAttention.class, () -> {
            MultiHeadAttention.Result<INDArray> result = many.forward(x, x, x, mask, p);
            return List.of(result, many.backward(x, x, x, p, result, x), many.backwardSelf(x, p, result, x));
        });
        AdditiveAttention.Parameters<INDArray> weights = new AdditiveAttention.Parameters<>(
                calls.array(2, 64), calls.array(2, 64), calls.array(2), calls.array(2));
        Nd4jAdditiveAttention additive = new Nd4jAdditiveAttention();
        calls.add(Nd4jAdditiveAttention.class, () -> {
            AdditiveAttention.Result<INDArray> result = additive.forward(x, x, x, mask, weights);
            return List.of(result, additive.backward(x, x, x, weights, result, x, null));
        });
    }
}
