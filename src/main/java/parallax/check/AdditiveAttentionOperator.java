package parallax.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.attention.AdditiveAttention;

/**
 * {@link AdditiveAttention} by names: q, k, v, mask (may be absent, has no gradient), weightQuery, weightKey, bias (may be absent),
 * weightScore → y, weights.
 *
 * @param twin the one to see
 */
public record AdditiveAttentionOperator<T>(AdditiveAttention<T> twin) implements Operator<T> {
    @Override
    public List<String> inputs() {
        return List.of("q", "k", "v", "weightQuery", "weightKey", "weightScore");
    }

    @Override
    public List<String> optionalInputs() {
        return List.of("mask", "bias");
    }

    @Override
    public List<String> outputs() {
        return List.of("y", "weights");
    }

    @Override
    public Map<String, T> forward(Map<String, T> inputs) {
        AdditiveAttention.Result<T> result = result(inputs);
        return Map.of("y", result.y(), "weights", result.weights());
    }

    @Override
    public Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream) {
        AdditiveAttention.Gradients<T> g = twin.backward(
                inputs.get("q"),
                inputs.get("k"),
                inputs.get("v"),
                parameters(inputs),
                result(inputs),
                upstream.get("y"),
                upstream.get("weights"));
        Map<String, T> gradients = new LinkedHashMap<>();
        gradients.put("q", g.dq());
        gradients.put("k", g.dk());
        gradients.put("v", g.dv());
        gradients.putAll(g.dParameters().named().asMap());
        return gradients;
    }

    private AdditiveAttention.Result<T> result(Map<String, T> inputs) {
        return twin.forward(inputs.get("q"), inputs.get("k"), inputs.get("v"), inputs.get("mask"), parameters(inputs));
    }

    private static <T> AdditiveAttention.Parameters<T> parameters(Map<String, T> inputs) {
        return new AdditiveAttention.Parameters<>(
                inputs.get("weightQuery"), inputs.get("weightKey"), inputs.get("bias"), inputs.get("weightScore"));
    }
}
