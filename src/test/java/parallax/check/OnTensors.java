package parallax.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.tensor.Tensor;

/**
 * An algorithm of any backend as one on tensors, some of its inputs held: what a gradient check can move the others of.
 *
 * @param of      the algorithm
 * @param backend of its arrays
 * @param held    inputs that are always these
 */
record OnTensors<T>(Operator<T> of, Backend<T> backend, Map<String, Tensor> held) implements Operator<Tensor> {
    @Override
    public List<String> inputs() {
        return of.inputs();
    }

    @Override
    public List<String> optionalInputs() {
        return of.optionalInputs();
    }

    @Override
    public List<String> outputs() {
        return of.outputs();
    }

    @Override
    public Map<String, Tensor> forward(Map<String, Tensor> inputs) {
        return Probe.tensors(backend, of.forward(all(inputs)));
    }

    @Override
    public Map<String, Tensor> backward(Map<String, Tensor> inputs, Map<String, Tensor> upstream) {
        return Probe.tensors(backend, of.backward(all(inputs), Probe.arrays(backend, upstream)));
    }

    private Map<String, T> all(Map<String, Tensor> inputs) {
        Map<String, Tensor> all = new LinkedHashMap<>(held);
        all.putAll(inputs);
        return Probe.arrays(backend, all);
    }
}
