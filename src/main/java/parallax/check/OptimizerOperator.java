package parallax.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Tensor;
import parallax.train.Optimizer;
import parallax.train.OptimizerState;

/**
 * Some steps of an optimiser by names: w, gradients (steps, …shape of w) → w and each slot, after the last step. There are no
 * gradients of it.
 *
 * @param twin    the optimiser
 * @param backend of the arrays
 * @param rate    of every step
 */
public record OptimizerOperator<T>(Optimizer<T> twin, Backend<T> backend, double rate) implements Operator<T> {
    @Override
    public List<String> inputs() {
        return List.of("w", "gradients");
    }

    @Override
    public List<String> optionalInputs() {
        return List.of();
    }

    @Override
    public List<String> outputs() {
        List<String> outputs = new ArrayList<>(List.of("w"));
        outputs.addAll(twin.slots());
        return outputs;
    }

    @Override
    public Map<String, T> forward(Map<String, T> inputs) {
        // A copy: steps change it.
        Named<T> parameters = Named.<T>none().with("w", backend.of(backend.tensor(inputs.get("w"))));
        OptimizerState<T> state = twin.start(parameters);
        for (Tensor gradient : steps(backend.tensor(inputs.get("gradients")))) {
            twin.step(parameters, Named.<T>none().with("w", backend.of(gradient)), state, rate);
        }
        Map<String, T> outputs = new LinkedHashMap<>(parameters.asMap());
        twin.slots().forEach(slot -> outputs.put(slot, state.arrays().get(slot + ".w")));
        return outputs;
    }

    @Override
    public Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream) {
        throw new IllegalArgumentException("an optimiser has no gradients");
    }

    private static List<Tensor> steps(Tensor stacked) {
        int[] shape = Arrays.copyOfRange(stacked.shape(), 1, stacked.rank());
        int steps = stacked.size(0);
        int length = stacked.length() / steps;
        List<Tensor> gradients = new ArrayList<>();
        for (int s = 0; s < steps; s++) {
            gradients.add(Tensor.of(shape, Arrays.copyOfRange(stacked.data(), s * length, (s + 1) * length)));
        }
        return gradients;
    }
}
