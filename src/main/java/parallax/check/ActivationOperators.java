package parallax.check;

import parallax.nn.activation.Activation;
import parallax.nn.activation.LogSoftmax;
import parallax.nn.activation.Softmax;

/** Activations by names: x → y. */
public final class ActivationOperators {
    private ActivationOperators() {}

    /** Returns a function applied entry by entry. */
    public static <T> Operator<T> of(Activation<T> twin) {
        return NamedOperator.ofOne(twin::forward, twin::backward);
    }

    /** Returns softmax. */
    public static <T> Operator<T> of(Softmax<T> twin) {
        return NamedOperator.ofOne(twin::forward, (x, dy) -> twin.backward(twin.forward(x), dy));
    }

    /** Returns the logarithm of softmax. */
    public static <T> Operator<T> of(LogSoftmax<T> twin) {
        return NamedOperator.ofOne(twin::forward, (x, dy) -> twin.backward(twin.forward(x), dy));
    }
}
