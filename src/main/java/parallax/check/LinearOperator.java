package parallax.check;

import java.util.List;
import java.util.Map;
import parallax.nn.dense.Linear;

/** The dense layer by names: x, weight, bias (may be absent) → y. */
public final class LinearOperator {
    private LinearOperator() {}

    /** Returns the dense layer. */
    public static <T> Operator<T> of(Linear<T> twin) {
        return new NamedOperator<>(
                List.of("x", "weight"),
                List.of("bias"),
                List.of("y"),
                in -> Map.of("y", twin.forward(in.get("x"), in.get("weight"), in.get("bias"))),
                (in, up) -> {
                    Linear.Gradients<T> g = twin.backward(in.get("x"), in.get("weight"), up.get("y"));
                    return Map.of("x", g.dx(), "weight", g.dWeight(), "bias", g.dBias());
                });
    }
}
