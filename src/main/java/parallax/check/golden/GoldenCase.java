package parallax.check.golden;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import parallax.tensor.Tensor;

/**
 * One operator, its inputs, and what an independent implementation says the outputs and gradients are; docs/golden-cases.md has
 * the format of the files.
 *
 * @param op         the operator's name, e.g. "conv2d"
 * @param source     whose numbers these are, e.g. "PyTorch 1.13.0 float64"
 * @param attributes hyperparameters; those absent have PyTorch's defaults
 * @param inputs     by name
 * @param outputs    by name; some or all of the operator's
 * @param upstream   ∂L/∂output by the output's name; empty in a case without gradients
 * @param gradients  ∂L/∂input by the input's name; some, all or none
 */
public record GoldenCase(
        String op,
        String source,
        Attributes attributes,
        Map<String, Tensor> inputs,
        Map<String, Tensor> outputs,
        Map<String, Tensor> upstream,
        Map<String, Tensor> gradients) {

    /** Copies the maps, keeping their order. */
    public GoldenCase {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        upstream = Collections.unmodifiableMap(new LinkedHashMap<>(upstream));
        gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
    }

    /**
     * Returns whether the numbers were computed in single precision: the source says float32, or does not say float64. What says
     * neither is taken for float32, as numbers copied from a page seldom carry more than 7 digits.
     */
    public boolean single() {
        return source.contains("float32") || !source.contains("float64");
    }

    /** Returns whether the source says which precision it computed in. */
    public boolean saysPrecision() {
        return source.contains("float32") || source.contains("float64");
    }
}
