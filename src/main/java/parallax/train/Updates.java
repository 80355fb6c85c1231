package parallax.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/** What an optimiser is given, checked for every rule and both twins. */
final class Updates {
    private Updates() {}

    /** Returns zeros of each parameter's shape in each slot, and no step counted. */
    static <T> OptimizerState<T> start(Backend<T> backend, Named<T> parameters, List<String> slots) {
        requireSome("parameters", parameters).forEach((name, w) -> backend.given("parameter " + name, w));
        Named<T> arrays = Named.none();
        for (String slot : slots) {
            arrays = arrays.with(slot, parameters.map(w -> backend.of(Tensor.zeros(backend.shape(w)))));
        }
        return new OptimizerState<>(arrays, 0);
    }

    /** Checks all that a step is given, before anything is changed. */
    static <T> void check(
            Backend<T> backend,
            Named<T> parameters,
            Named<T> gradients,
            OptimizerState<T> state,
            double rate,
            List<String> slots) {
        requireSome("parameters", parameters);
        // Said so that NaN is rejected too.
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the learning rate must be at least 0 and finite, is " + rate);
        }
        requireSameNames("gradient", parameters, Arguments.given("gradients", gradients));
        Arguments.given("state", state);
        // Each looked up once: it is a search among all names.
        Map<String, Named<T>> kept = new LinkedHashMap<>();
        for (String slot : slots) {
            kept.put(slot, state.slot(slot));
            requireSameNames(slot, parameters, kept.get(slot));
        }
        parameters.forEach((name, w) -> {
            backend.require("parameter " + name, w);
            requireLike(backend, "the gradient of " + name, gradients.get(name), name, w);
            kept.forEach((slot, arrays) -> requireLike(backend, slot + " of " + name, arrays.get(name), name, w));
            backend.requireFinite("the gradient of " + name, gradients.get(name));
        });
    }

    /** Checks that there are arrays, and returns them; what is what messages call them. */
    static <T> Named<T> requireSome(String what, Named<T> arrays) {
        if (Arguments.given(what, arrays).names().isEmpty()) {
            throw new IllegalArgumentException("there are no " + what);
        }
        return arrays;
    }

    private static <T> void requireSameNames(String what, Named<T> parameters, Named<T> others) {
        for (String name : parameters.names()) {
            if (!others.has(name)) {
                throw new IllegalArgumentException(
                        "there is no " + what + " of parameter " + name + ", only of " + others.names());
            }
        }
        for (String name : others.names()) {
            if (!parameters.has(name)) {
                throw new IllegalArgumentException(
                        "there is a " + what + " of " + name + ", but no such parameter, only " + parameters.names());
            }
        }
    }

    private static <T> void requireLike(Backend<T> backend, String what, T array, String name, T w) {
        backend.require(what, array);
        ShapeChecks.requireSame(what, backend.shape(array), "parameter " + name, backend.shape(w));
    }
}
