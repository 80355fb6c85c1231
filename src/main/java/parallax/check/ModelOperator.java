package parallax.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import parallax.nn.Named;

/**
 * A model seen from outside: some arrays and many parameters in, one array out.
 *
 * @param arrays        that must be there
 * @param masks         arrays that may be absent and have no gradient
 * @param parameters    that must be there, as {@link Named} calls them
 * @param maybe         parameters that may be absent
 * @param naming        what cases call a parameter, for its name
 * @param output        what cases call the output
 * @param run           arrays and masks, parameters → output
 * @param differentiate arrays and masks, parameters, gradient of the output → gradients of arrays and parameters
 */
record ModelOperator<T>(
        List<String> arrays,
        List<String> masks,
        List<String> parameters,
        List<String> maybe,
        UnaryOperator<String> naming,
        String output,
        BiFunction<Map<String, T>, Named<T>, T> run,
        Differentiate<T> differentiate)
        implements Operator<T> {

    /** From arrays, parameters and the gradient of the output to the gradients of arrays and parameters. */
    interface Differentiate<T> {
        Named<T> apply(Map<String, T> arrays, Named<T> parameters, T dy);
    }

    @Override
    public List<String> inputs() {
        return joined(arrays, parameters);
    }

    @Override
    public List<String> optionalInputs() {
        return joined(masks, maybe);
    }

    @Override
    public List<String> outputs() {
        return List.of(output);
    }

    @Override
    public Map<String, T> forward(Map<String, T> inputs) {
        return Map.of(output, run.apply(inputs, named(inputs)));
    }

    @Override
    public Map<String, T> backward(Map<String, T> inputs, Map<String, T> upstream) {
        Map<String, T> gradients = new LinkedHashMap<>();
        differentiate
                .apply(inputs, named(inputs), upstream.get(output))
                .forEach((name, d) -> gradients.put(arrays.contains(name) ? name : naming.apply(name), d));
        return gradients;
    }

    private Named<T> named(Map<String, T> inputs) {
        Named<T> named = Named.none();
        for (String name : parameters) {
            named = named.with(name, inputs.get(naming.apply(name)));
        }
        for (String name : maybe) {
            if (inputs.containsKey(naming.apply(name))) {
                named = named.with(name, inputs.get(naming.apply(name)));
            }
        }
        return named;
    }

    private List<String> joined(List<String> names, List<String> ofParameters) {
        List<String> all = new ArrayList<>(names);
        ofParameters.forEach(name -> all.add(naming.apply(name)));
        return all;
    }
}
