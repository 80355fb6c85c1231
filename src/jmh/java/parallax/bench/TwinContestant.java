package parallax.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;

/**
 * A twin.
 *
 * @param <T> the array type of its backend
 */
final class TwinContestant<T> implements Contestant {
    private final Backend<T> backend;
    private final Map<String, T> inputs;
    private final Computation<T> computation;
    private final Consumer<T> free;
    private final IntConsumer threads;

    private TwinContestant(
            Backend<T> backend,
            Map<String, T> inputs,
            Computation<T> computation,
            Consumer<T> free,
            IntConsumer threads) {
        this.backend = backend;
        this.inputs = inputs;
        this.computation = computation;
        this.free = free;
        this.threads = threads;
    }

    static TwinContestant<Tensor> naive(Map<String, Tensor> inputs, Computation<Tensor> computation) {
        return new TwinContestant<>(new NaiveBackend(), inputs, computation, array -> {}, count -> {});
    }

    static TwinContestant<INDArray> nd4j(Map<String, Tensor> inputs, Computation<INDArray> computation) {
        Nd4jBackend backend = new Nd4jBackend(DataType.FLOAT);
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        inputs.forEach((name, t) -> arrays.put(name, laid(name, backend.of(t))));
        return new TwinContestant<>(backend, arrays, computation, INDArray::close, TwinContestant::nd4jThreads);
    }

    // Two pools: oneDNN's and the older operations', the newer operations'. OpenBLAS has one thread always (Nd4jProducts).
    private static void nd4jThreads(int count) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
        Nd4j.getEnvironment().setMaxMasterThreads(count);
    }

    // Images lie channels last, as a layer before or behind hands them out.
    private static INDArray laid(String name, INDArray a) {
        boolean images = a.rank() == 4 && (name.equals("x") || name.equals("dy"));
        return images ? a.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2) : a;
    }

    @Override
    public void run(boolean backward) {
        Run<T> run = new Run<>(inputs, backward);
        computation.run(run);
        run.made().values().forEach(free);
    }

    @Override
    public Map<String, Tensor> results() {
        Run<T> run = new Run<>(inputs, true);
        computation.run(run);
        Map<String, Tensor> results = new LinkedHashMap<>();
        run.made().forEach((name, array) -> {
            if (!name.startsWith("#")) {
                results.put(name, backend.tensor(array));
            }
            free.accept(array);
        });
        return results;
    }

    @Override
    public void threads(int count) {
        threads.accept(count);
    }
}
