package parallax.check;

import java.util.List;
import java.util.Map;
import parallax.nn.attention.Attention;

/**
 * {@link Attention} by names: q, k, v, mask (may be absent, has no gradient) → y, weights.
 *
 * @param twin the one to see
 */
public record AttentionOperator<T>(Attention<T> twin) implements Operator<T> {
    @Override
    public List<String> inputs() {
        return List.of("q", "k", "v");
    }

    @Override
    public List<String> optionalInputs() {
        return List.of("mask");
    }

    @Override
    public List<String> outputs() {
        return List.of("y", "weights");
    }

    @Override
    public Map<String, T> forward(Map<String, T> inputs) {
        Attention.Result<T> result = result(inputs);
        return Map.of("y", result.y(), "weights", result.weights());
    }

    @Override
    public Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream) {
        Attention.Gradients<T> g = twin.backward(
                inputs.get("q"),
                inputs.get("k"),
                inputs.get("v"),
                result(inputs).weights(),
                upstream.get("y"),
                upstream.get("weights"));
        return Map.of("q", g.dq(), "k", g.dk(), "v", g.dv());
    }

    private Attention.Result<T> result(Map<String, T> inputs) {
        return twin.forward(inputs.get("q"), inputs.get("k"), inputs.get("v"), inputs.get("mask"));
    }
}
