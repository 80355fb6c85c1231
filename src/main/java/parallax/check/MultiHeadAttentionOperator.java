package parallax.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.attention.MultiHeadAttention;

/**
 * {@link MultiHeadAttention} by names: q, k, v, mask (may be absent, has no gradient), weightIn, biasIn, weightOut, biasOut → y.
 *
 * @param twin the one to see
 */
public record MultiHeadAttentionOperator<T>(MultiHeadAttention<T> twin) implements Operator<T> {
    @Override
    public List<String> inputs() {
        return List.of("q", "k", "v", "weightIn", "biasIn", "weightOut", "biasOut");
    }

    @Override
    public List<String> optionalInputs() {
        return List.of("mask");
    }

    @Override
    public List<String> outputs() {
        return List.of("y");
    }

    @Override
    public Map<String, T> forward(Map<String, T> inputs) {
        return Map.of("y", result(inputs).y());
    }

    @Override
    public Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream) {
        MultiHeadAttention.Gradients<T> g = twin.backward(
                inputs.get("q"),
                inputs.get("k"),
                inputs.get("v"),
                parameters(inputs),
                result(inputs),
                upstream.get("y"));
        Map<String, T> gradients = new LinkedHashMap<>();
        gradients.put("q", g.dq());
        gradients.put("k", g.dk());
        gradients.put("v", g.dv());
        gradients.put("weightIn", g.dParameters().weightIn());
        gradients.put("biasIn", g.dParameters().biasIn());
        gradients.put("weightOut", g.dParameters().weightOut());
        gradients.put("biasOut", g.dParameters().biasOut());
        return gradients;
    }

    private MultiHeadAttention.Result<T> result(Map<String, T> inputs) {
        return twin.forward(inputs.get("q"), inputs.get("k"), inputs.get("v"), inputs.get("mask"), parameters(inputs));
    }

    private static <T> MultiHeadAttention.Parameters<T> parameters(Map<String, T> inputs) {
        return new MultiHeadAttention.Parameters<>(
                inputs.get("weightIn"), inputs.get("biasIn"), inputs.get("weightOut"), inputs.get("biasOut"));
    }
}
