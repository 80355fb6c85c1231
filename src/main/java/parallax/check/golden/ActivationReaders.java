package parallax.check.golden;

import java.util.function.Function;
import java.util.function.IntFunction;
import parallax.check.ActivationOperators;
import parallax.nn.activation.Activation;
import parallax.nn.activation.LogSoftmax;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.activation.Softmax;

/** Reads the attributes of activations. */
final class ActivationReaders {
    private ActivationReaders() {}

    /** Reads relu, gelu, tanh, sigmoid: no attributes. */
    static <T> OperatorReader<T> entries(Nonlinearity f, Function<Nonlinearity, Activation<T>> twin) {
        return attributes -> ActivationOperators.of(twin.apply(f));
    }

    /** Reads softmax: axis, the last if absent. */
    static <T> OperatorReader<T> softmax(IntFunction<Softmax<T>> twin) {
        return attributes -> ActivationOperators.of(twin.apply(attributes.integer("axis", -1)));
    }

    /** Reads logSoftmax: axis, the last if absent. */
    static <T> OperatorReader<T> logSoftmax(IntFunction<LogSoftmax<T>> twin) {
        return attributes -> ActivationOperators.of(twin.apply(attributes.integer("axis", -1)));
    }
}
