package parallax.nn.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import parallax.nn.Named;
import parallax.tensor.Arguments;

/** The parameters of a stack: of its layers, by number, and of a normalisation at its end. */
final class Stacks {
    private Stacks() {}

    static <P> List<P> copy(List<P> layers) {
        if (Arguments.given("layers", layers).isEmpty()) {
            throw new IllegalArgumentException("layers must be at least 1, is 0");
        }
        for (int n = 0; n < layers.size(); n++) {
            Arguments.given("layers[" + n + "]", layers.get(n));
        }
        return List.copyOf(layers);
    }

    static <T, P> Named<T> named(List<P> layers, Function<P, Named<T>> named, NormParameters<T> norm) {
        Named<T> all = Named.none();
        for (int n = 0; n < layers.size(); n++) {
            all = all.with(Integer.toString(n), named.apply(layers.get(n)));
        }
        return norm == null ? all : all.with("norm", norm.named());
    }

    static <T, P> List<P> layers(Named<T> named, Function<Named<T>, P> of) {
        List<P> layers = new ArrayList<>();
        for (Named<T> layer = named.under("0");
                !layer.names().isEmpty();
                layer = named.under(Integer.toString(layers.size()))) {
            layers.add(of.apply(layer));
        }
        return layers;
    }

    static <T> NormParameters<T> norm(Named<T> named) {
        Named<T> norm = named.under("norm");
        return norm.names().isEmpty() ? null : NormParameters.of(norm);
    }
}
