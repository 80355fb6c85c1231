package parallax.check;

import java.util.List;
import java.util.Map;
import parallax.nn.position.LearnedPosition;
import parallax.nn.position.RotaryPosition;
import parallax.nn.position.SinusoidalPosition;

/** Positional encodings by names: x → y, of a sequence that begins at a position. */
public final class PositionOperators {
    private PositionOperators() {}

    /** Returns the sinusoidal encoding. */
    public static <T> Operator<T> of(SinusoidalPosition<T> twin, int offset) {
        return NamedOperator.ofOne(x -> twin.forward(x, offset), (x, dy) -> twin.backward(dy));
    }

    /** Returns the rotary encoding. */
    public static <T> Operator<T> of(RotaryPosition<T> twin, int offset) {
        return NamedOperator.ofOne(x -> twin.forward(x, offset), (x, dy) -> twin.backward(offset, dy));
    }

    /** Returns the learned encoding: x, table → y. */
    public static <T> Operator<T> of(LearnedPosition<T> twin, int offset) {
        return new NamedOperator<>(
                List.of("x", "table"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", twin.forward(in.get("x"), in.get("table"), offset)),
                (in, up) -> {
                    LearnedPosition.Gradients<T> g = twin.backward(in.get("table"), offset, up.get("y"));
                    return Map.of("x", g.dx(), "table", g.dTable());
                });
    }
}
