package parallax.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.conv.Conv2d;

/**
 * {@link Conv2d} by names: x, weight, bias (may be absent) → y. What the twin answers with null is null.
 *
 * @param twin the one to see
 */
public record Conv2dOperator<T>(Conv2d<T> twin) implements Operator<T> {
    @Override
    public List<String> inputs() {
        return List.of("x", "weight");
    }

    @Override
    public List<String> optionalInputs() {
        return List.of("bias");
    }

    @Override
    public List<String> outputs() {
        return List.of("y");
    }

    @Override
    public Map<String, T> forward(Map<String, T> inputs) {
        return Collections.singletonMap("y", twin.forward(inputs.get("x"), inputs.get("weight"), inputs.get("bias")));
    }

    @Override
    public Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream) {
        Conv2d.Gradients<T> g = twin.backward(inputs.get("x"), inputs.get("weight"), upstream.get("y"));
        Map<String, T> gradients = new LinkedHashMap<>();
        gradients.put("x", g == null ? null : g.dx());
        gradients.put("weight", g == null ? null : g.dWeight());
        if (inputs.containsKey("bias")) {
            gradients.put("bias", g == null ? null : g.dBias());
        }
        return gradients;
    }
}
