package parallax.check.golden;

import java.util.Map;
import java.util.function.Function;
import parallax.check.ClippingOperator;
import parallax.check.OptimizerOperator;
import parallax.nn.Backend;
import parallax.train.Adam;
import parallax.train.Clipping;
import parallax.train.Optimizer;
import parallax.train.Sgd;

/** Reads the attributes of what trains; absent ones have PyTorch's defaults. */
final class TrainReaders {
    private TrainReaders() {}

    /** Returns the optimisers and clippings of one backend, by the names that golden cases call them. */
    static <T> Map<String, OperatorReader<T>> of(
            Backend<T> backend,
            Function<Sgd, Optimizer<T>> sgd,
            Function<Adam, Optimizer<T>> adam,
            Clipping<T> clipping) {
        return Map.of(
                "sgd",
                a -> new OptimizerOperator<>(
                        sgd.apply(new Sgd(
                                a.number("momentum", 0), a.flag("nesterov", false), a.number("weightDecay", 0))),
                        backend,
                        a.number("rate", 1e-3)),
                "adam",
                adam(backend, adam, false, 0),
                "adamW",
                adam(backend, adam, true, 0.01),
                "clipGradNorm",
                a -> ClippingOperator.byNorm(clipping, backend, a.number("maxNorm", 1)),
                "clipGradValue",
                a -> ClippingOperator.byValue(clipping, backend, a.number("clipValue", 1)));
    }

    private static <T> OperatorReader<T> adam(
            Backend<T> backend, Function<Adam, Optimizer<T>> adam, boolean decoupled, double decay) {
        return a -> new OptimizerOperator<>(
                adam.apply(new Adam(
                        a.number("beta1", 0.9),
                        a.number("beta2", 0.999),
                        a.number("eps", 1e-8),
                        a.number("weightDecay", decay),
                        decoupled)),
                backend,
                a.number("rate", 1e-3));
    }
}
