package parallax.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.nn.norm.BatchNorm2d;
import parallax.nn.norm.LayerNorm;
import parallax.nn.norm.NormGradients;
import parallax.tensor.Tensor;

/** Normalisation by names: x, gamma, beta → y. */
public final class NormOperators {
    private static final List<String> INPUTS = List.of("x", "gamma", "beta");
    private static final List<String> RUNNING = List.of("runningMean", "runningVariance");

    private NormOperators() {}

    /** Returns layer normalisation. */
    public static <T> Operator<T> of(LayerNorm<T> twin) {
        return new NamedOperator<>(
                INPUTS,
                List.of(),
                List.of("y"),
                in -> Map.of("y", twin.forward(in.get("x"), in.get("gamma"), in.get("beta"))),
                (in, up) -> named(twin.backward(in.get("x"), in.get("gamma"), up.get("y"))));
    }

    /**
     * Returns batch normalisation in training: x, gamma, beta, runningMean and runningVariance (may be absent: 0 and 1) → y,
     * runningMean, runningVariance. The gradients are those through y.
     */
    public static <T> Operator<T> training(BatchNorm2d<T> twin, Backend<T> backend) {
        return new NamedOperator<>(
                INPUTS,
                RUNNING,
                List.of("y", "runningMean", "runningVariance"),
                in -> {
                    BatchNorm2d.Trained<T> trained =
                            twin.train(in.get("x"), in.get("gamma"), in.get("beta"), running(in, backend));
                    Map<String, T> outputs = new LinkedHashMap<>();
                    outputs.put("y", trained.y());
                    outputs.put("runningMean", trained.running().mean());
                    outputs.put("runningVariance", trained.running().variance());
                    return outputs;
                },
                (in, up) -> named(twin.backwardOfTrain(in.get("x"), in.get("gamma"), up.get("y"))));
    }

    /** Returns batch normalisation in evaluation: x, gamma, beta, runningMean and runningVariance (may be absent: 0 and 1) → y. */
    public static <T> Operator<T> evaluation(BatchNorm2d<T> twin, Backend<T> backend) {
        return new NamedOperator<>(
                INPUTS,
                RUNNING,
                List.of("y"),
                in -> Map.of("y", twin.evaluate(in.get("x"), in.get("gamma"), in.get("beta"), running(in, backend))),
                (in, up) -> named(
                        twin.backwardOfEvaluate(in.get("x"), in.get("gamma"), running(in, backend), up.get("y"))));
    }

    private static <T> BatchNorm2d.Statistics<T> running(Map<String, T> in, Backend<T> backend) {
        return new BatchNorm2d.Statistics<>(
                in.containsKey("runningMean") ? in.get("runningMean") : filled(in, backend, 0),
                in.containsKey("runningVariance") ? in.get("runningVariance") : filled(in, backend, 1));
    }

    private static <T> T filled(Map<String, T> in, Backend<T> backend, double value) {
        // One for each channel; a gamma that is missing is the twin's to complain of.
        T gamma = in.get("gamma");
        Tensor t = Tensor.zeros(gamma == null ? new int[] {0} : backend.shape(gamma));
        Arrays.fill(t.data(), value);
        return backend.of(t);
    }

    private static <T> Map<String, T> named(NormGradients<T> g) {
        return Map.of("x", g.dx(), "gamma", g.dGamma(), "beta", g.dBeta());
    }
}
