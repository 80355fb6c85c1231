package parallax.nn.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/** Small odd inputs to try Transformers on. */
final class TransformerProbes {
    private TransformerProbes() {}

    /** Returns arrays and parameters together, as operators take them. */
    static Map<String, Tensor> inputs(Named<Tensor> parameters, Object... namesAndTensors) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (int k = 0; k < namesAndTensors.length; k += 2) {
            inputs.put((String) namesAndTensors[k], (Tensor) namesAndTensors[k + 1]);
        }
        inputs.putAll(parameters.asMap());
        return inputs;
    }

    /** Returns the same parameters, each entry moved: biases, γ and β begin all alike and would hide a mistake. */
    static Named<Tensor> moved(Named<Tensor> parameters, Random random) {
        return parameters.map(p -> p.map(v -> v + 0.4 * random.nextGaussian()));
    }
}
