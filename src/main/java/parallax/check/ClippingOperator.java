package parallax.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Tensor;
import parallax.train.Clipping;

/** Clipping of up to three arrays by names: a, b and c (may be absent) → a, b, c clipped. There are no gradients of it. */
public final class ClippingOperator {
    private static final List<String> OPTIONAL = List.of("b", "c");

    private ClippingOperator() {}

    /** Returns clipping by the common norm, which is an output too: norm. */
    public static <T> Operator<T> byNorm(Clipping<T> twin, Backend<T> backend, double limit) {
        return operator(List.of("a", "b", "c", "norm"), in -> {
            Named<T> gradients = copies(backend, in);
            T norm = backend.of(Tensor.of(new int[0], twin.byNorm(gradients, limit)));
            return gradients.with("norm", norm).asMap();
        });
    }

    /** Returns clipping entry by entry. */
    public static <T> Operator<T> byValue(Clipping<T> twin, Backend<T> backend, double limit) {
        return operator(List.of("a", "b", "c"), in -> {
            Named<T> gradients = copies(backend, in);
            twin.byValue(gradients, limit);
            return gradients.asMap();
        });
    }

    private static <T> Operator<T> operator(List<String> outputs, UnaryOperator<Map<String, T>> run) {
        return new NamedOperator<>(List.of("a"), OPTIONAL, outputs, run, (in, up) -> {
            throw new IllegalArgumentException("clipping has no gradients");
        });
    }

    // Clipping changes what it is given.
    private static <T> Named<T> copies(Backend<T> backend, Map<String, T> inputs) {
        return Named.of(new LinkedHashMap<>(inputs)).map(g -> backend.of(backend.tensor(g)));
    }
}
