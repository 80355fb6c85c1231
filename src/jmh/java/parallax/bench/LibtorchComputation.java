package parallax.bench;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** What a row has computed, in libtorch: forward alone, as its gradients come of themselves. */
@FunctionalInterface
public interface LibtorchComputation {
    /**
     * Returns y.
     *
     * @param in the inputs by name. Not modified.
     */
    NDArray forward(Map<String, NDArray> in);
}
