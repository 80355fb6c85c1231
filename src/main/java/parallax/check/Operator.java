package parallax.check;

import java.util.List;
import java.util.Map;

/**
 * An algorithm seen from outside: named arrays in, named arrays out; hyperparameters are bound already.
 *
 * <p>What golden cases, the comparison of twins and gradient checks need to know of an algorithm, and all they know. The names are
 * those of golden cases: "x", "weight", "bias", "y".
 *
 * @param <T> the array type of a backend
 */
public interface Operator<T> {
    /** Returns the names of the inputs that must be there. */
    List<String> inputs();

    /** Returns the names of the inputs that may be absent. */
    List<String> optionalInputs();

    /** Returns the names of the outputs. */
    List<String> outputs();

    /** Returns the outputs by name. Inputs are not modified. */
    Map<String, T> forward(Map<String, T> inputs);

    /**
     * Returns ∂L/∂input for every input given, by the input's name. Inputs are not modified.
     *
     * @param upstream ∂L/∂output by the output's name, for every output
     */
    Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream);
}
