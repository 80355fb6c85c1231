package parallax.check.golden;

import java.util.function.DoubleFunction;
import parallax.check.NormOperators;
import parallax.nn.Backend;
import parallax.nn.norm.BatchNorm2d;
import parallax.nn.norm.LayerNorm;

/** Reads the attributes of normalisation. */
final class NormReaders {
    private static final double EPS = 1e-5;

    private NormReaders() {}

    /** Makes a batch normalisation. */
    @FunctionalInterface
    interface Batch<T> {
        BatchNorm2d<T> of(double eps, double momentum);
    }

    /** Reads layerNorm: eps. */
    static <T> OperatorReader<T> layer(DoubleFunction<LayerNorm<T>> twin) {
        return attributes -> NormOperators.of(twin.apply(attributes.number("eps", EPS)));
    }

    /** Reads batchNorm2d: eps, training, momentum. */
    static <T> OperatorReader<T> batch(Batch<T> twin, Backend<T> backend) {
        return attributes -> {
            BatchNorm2d<T> norm = twin.of(attributes.number("eps", EPS), attributes.number("momentum", 0.1));
            return attributes.flag("training", true)
                    ? NormOperators.training(norm, backend)
                    : NormOperators.evaluation(norm, backend);
        };
    }
}
