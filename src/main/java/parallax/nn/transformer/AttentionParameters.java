package parallax.nn.transformer;

import java.util.List;
import java.util.random.RandomGenerator;
import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.attention.MultiHeadAttention;
import parallax.tensor.Arguments;

/** What layers do with the arrays of their attentions. */
final class AttentionParameters {
    private AttentionParameters() {}

    static <T> MultiHeadAttention.Parameters<T> random(Backend<T> backend, RandomGenerator random, int features) {
        return new MultiHeadAttention.Parameters<>(
                Xavier.stacked(backend, random, 3, features, features),
                Xavier.bias(backend, 3 * features),
                Xavier.weight(backend, random, features, features),
                Xavier.bias(backend, features));
    }

    static <T> Named<T> named(MultiHeadAttention.Parameters<T> p) {
        return Named.<T>none()
                .with("weightIn", p.weightIn())
                .with("biasIn", p.biasIn())
                .with("weightOut", p.weightOut())
                .with("biasOut", p.biasOut());
    }

    static <T> MultiHeadAttention.Parameters<T> of(Named<T> named) {
        return new MultiHeadAttention.Parameters<>(
                named.get("weightIn"), named.get("biasIn"), named.get("weightOut"), named.get("biasOut"));
    }

    static <T> void check(Axes<T> axes, String name, MultiHeadAttention.Parameters<T> p) {
        Arguments.given(name, p);
        axes.array(name + ".weightIn", p.weightIn(), "3E", "E")
                .array(name + ".biasIn", p.biasIn(), "3E")
                .array(name + ".weightOut", p.weightOut(), "E", "E")
                .array(name + ".biasOut", p.biasOut(), "E");
    }

    /** Returns the arrays that forward made. */
    static <T> List<T> made(MultiHeadAttention.Result<T> r) {
        return List.of(
                r.y(),
                r.weights(),
                r.projected().q(),
                r.projected().k(),
                r.projected().v(),
                r.heads());
    }
}
