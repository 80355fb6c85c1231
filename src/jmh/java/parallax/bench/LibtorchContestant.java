package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import parallax.tensor.Tensor;

/**
 * libtorch by DJL.
 *
 * <p>Every run's arrays are in a manager of its own, which frees them at the run's end. For gradients, every run makes new leaves
 * of the graph, which share the inputs' memory: a leaf that is used again would have its gradients added up, and zeroed before.
 */
final class LibtorchContestant implements Contestant {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Map<String, NDArray> inputs = new LinkedHashMap<>();
    private final Set<String> constants;
    private final LibtorchComputation computation;
    private final boolean training;
    private final Map<String, NDArray> means = new HashMap<>();
    private final Map<String, NDArray> squares = new HashMap<>();
    private int steps;

    /**
     * Copies the inputs.
     *
     * @param inputs    by name, "dy" among them. Not modified.
     * @param constants the names of those whose gradients are not wanted
     * @param training  whether each run ends with a step of Adam's
     */
    LibtorchContestant(
            Map<String, Tensor> inputs, Set<String> constants, boolean training, LibtorchComputation computation) {
        this.training = training;
        inputs.forEach((name, t) -> this.inputs.put(name, array(manager, t)));
        this.constants = constants;
        this.computation = computation;
    }

    @Override
    public void run(boolean backward) {
        try (NDManager own = manager.newSubManager()) {
            compute(own, backward, new HashMap<>());
        }
    }

    @Override
    public Map<String, Tensor> results() {
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        Map<String, Tensor> results = new LinkedHashMap<>();
        try (NDManager own = manager.newSubManager()) {
            results.put("y", tensor(compute(own, true, leaves)));
            leaves.forEach((name, leaf) -> {
                if (wanted(name)) {
                    results.put("d" + name, tensor(leaf.getGradient()));
                }
            });
        }
        return results;
    }

    private NDArray compute(NDManager own, boolean backward, Map<String, NDArray> leaves) {
        inputs.forEach((name, array) -> {
            NDArray leaf = array.stopGradient();
            leaf.attach(own);
            if (backward && wanted(name)) {
                leaf.setRequiresGradient(true);
            }
            leaves.put(name, leaf);
        });
        JniUtils.setGradMode(backward);
        NDArray y = computation.forward(leaves);
        if (backward) {
            // A collector of gradients would always begin with ones; this is what it calls.
            NDArray dy = leaves.containsKey("dy") ? leaves.get("dy") : y.onesLike();
            JniUtils.backward((PtNDArray) y, (PtNDArray) dy, false, false);
            // A gradient is handed out, which is what a reader of it pays.
            steps++;
            leaves.forEach((name, leaf) -> {
                if (wanted(name)) {
                    NDArray gradient = leaf.getGradient();
                    if (training) {
                        adam(name, gradient);
                    }
                }
            });
        }
        return y;
    }

    // What DJL's Adam calls.
    private void adam(String name, NDArray gradient) {
        JniUtils.setGradMode(false);
        NDArray weight = inputs.get(name);
        double correction = Math.sqrt(1 - Math.pow(0.999, steps)) / (1 - Math.pow(0.9, steps));
        JniUtils.adamUpdate(
                (PtNDArray) weight,
                (PtNDArray) gradient,
                (PtNDArray) means.computeIfAbsent(name, key -> weight.zerosLike()),
                (PtNDArray) squares.computeIfAbsent(name, key -> weight.zerosLike()),
                1e-3f,
                (float) (1e-3 * correction),
                0,
                1,
                0,
                0.9f,
                0.999f,
                1e-8f,
                false);
    }

    private boolean wanted(String name) {
        return !name.equals("dy") && !constants.contains(name);
    }

    @Override
    public void threads(int count) {
        JniUtils.setNumThreads(count);
    }

    static NDArray array(NDManager manager, Tensor t) {
        float[] entries = new float[t.length()];
        for (int k = 0; k < entries.length; k++) {
            entries[k] = (float) t.data()[k];
        }
        return manager.create(
                entries, new Shape(Arrays.stream(t.shape()).asLongStream().toArray()));
    }

    static Tensor tensor(NDArray a) {
        float[] entries = a.toFloatArray();
        double[] data = new double[entries.length];
        for (int k = 0; k < data.length; k++) {
            data[k] = entries[k];
        }
        return Tensor.of(
                Arrays.stream(a.getShape().getShape()).mapToInt(Math::toIntExact).toArray(), data);
    }
}
