package parallax.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * An {@link Operator} put together from two functions.
 *
 * @param inputs         that must be there
 * @param optionalInputs that may be absent
 * @param outputs        by name
 * @param run            inputs → outputs
 * @param differentiate  inputs, upstream → gradients; may return some of inputs that were not given, with any value
 */
public record NamedOperator<T>(
        List<String> inputs,
        List<String> optionalInputs,
        List<String> outputs,
        UnaryOperator<Map<String, T>> run,
        BinaryOperator<Map<String, T>> differentiate)
        implements Operator<T> {

    /** Copies the lists. */
    public NamedOperator {
        inputs = List.copyOf(inputs);
        optionalInputs = List.copyOf(optionalInputs);
        outputs = List.copyOf(outputs);
    }

    /** Returns the operator x → y. */
    public static <T> NamedOperator<T> ofOne(UnaryOperator<T> forward, BinaryOperator<T> backward) {
        return new NamedOperator<>(
                List.of("x"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", forward.apply(in.get("x"))),
                (in, up) -> Map.of("x", backward.apply(in.get("x"), up.get("y"))));
    }

    @Override
    public Map<String, T> forward(Map<String, T> given) {
        return run.apply(given);
    }

    @Override
    public Map<String, T> backward(Map<String, T> given, Map<String, T> upstream) {
        Map<String, T> gradients = new LinkedHashMap<>(differentiate.apply(given, upstream));
        gradients.keySet().retainAll(given.keySet());
        return gradients;
    }
}
