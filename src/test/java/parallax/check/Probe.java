package parallax.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.tensor.Tensor;

/**
 * An algorithm with given hyperparameters, as both twins, and inputs to try it on.
 *
 * @param name     what is special about it
 * @param naive    the naive twin
 * @param twin     the twin under test
 * @param inputs   as the operators name them
 * @param constant names of the inputs that have no gradient
 */
public record Probe<T>(
        String name, Operator<Tensor> naive, Operator<T> twin, Map<String, Tensor> inputs, List<String> constant) {

    /** Returns the probe with one input replaced. */
    Probe<T> with(String input, Tensor value) {
        Map<String, Tensor> changed = new LinkedHashMap<>(inputs);
        changed.put(input, value);
        return new Probe<>(name, naive, twin, changed, constant);
    }

    /** Returns the inputs as arrays of a backend. */
    Map<String, T> arrays(Backend<T> backend) {
        return arrays(backend, inputs);
    }

    static <T> Map<String, T> arrays(Backend<T> backend, Map<String, Tensor> tensors) {
        Map<String, T> arrays = new LinkedHashMap<>();
        tensors.forEach((name, t) -> arrays.put(name, t == null ? null : backend.of(t)));
        return arrays;
    }

    static <T> Map<String, Tensor> tensors(Backend<T> backend, Map<String, T> arrays) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, a) -> tensors.put(name, backend.tensor(a)));
        return tensors;
    }

    @Override
    public String toString() {
        return name;
    }
}
