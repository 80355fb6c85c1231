package parallax.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.nn.cnn.Cnn;
import parallax.nn.cnn.CnnParameters;

/**
 * {@link Cnn} by names: x and the parameters, "conv1.weight" and so on → y, the logits.
 *
 * @param twin the network
 */
public record CnnOperator<T>(Cnn<T> twin) implements Operator<T> {
    @Override
    public List<String> inputs() {
        return List.of("x", "conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "dense.weight", "dense.bias");
    }

    @Override
    public List<String> optionalInputs() {
        return List.of();
    }

    @Override
    public List<String> outputs() {
        return List.of("y");
    }

    @Override
    public Map<String, T> forward(Map<String, T> inputs) {
        Backend<T> backend = twin.backend();
        Cnn.Trace<T> trace = twin.forward(inputs.get("x"), parameters(inputs));
        T y = backend.of(backend.tensor(trace.logits()));
        twin.release(trace);
        return Map.of("y", y);
    }

    @Override
    public Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream) {
        Cnn.Trace<T> trace = twin.forward(inputs.get("x"), parameters(inputs));
        Cnn.Gradients<T> g = twin.backward(inputs.get("x"), parameters(inputs), trace, upstream.get("y"));
        twin.release(trace);
        Map<String, T> gradients = new LinkedHashMap<>(g.parameters().named().asMap());
        gradients.put("x", g.dx());
        return gradients;
    }

    private static <T> CnnParameters<T> parameters(Map<String, T> inputs) {
        return new CnnParameters<>(
                inputs.get("conv1.weight"),
                inputs.get("conv1.bias"),
                inputs.get("conv2.weight"),
                inputs.get("conv2.bias"),
                inputs.get("dense.weight"),
                inputs.get("dense.bias"));
    }
}
