package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import parallax.check.golden.GoldenTwin;
import parallax.check.golden.Nd4jGoldenTwin;
import parallax.tensor.Tensor;

/** An ND4J twin stands before a contract, and before what is the matter of ND4J's arrays alone: types, layouts, threads. */
public interface Nd4jTwin extends TwinContract<INDArray> {
    /** In double precision. */
    interface InDouble extends Nd4jTwin {
        @Override
        default Backend<INDArray> backend() {
            return new Nd4jBackend(DataType.DOUBLE);
        }

        @Override
        default GoldenTwin<INDArray> golden() {
            return Nd4jGoldenTwin.inDouble();
        }
    }

    /** In single precision. */
    interface InFloat extends Nd4jTwin {
        @Override
        default Backend<INDArray> backend() {
            return new Nd4jBackend(DataType.FLOAT);
        }

        @Override
        default GoldenTwin<INDArray> golden() {
            return Nd4jGoldenTwin.inFloat();
        }
    }

    /** The first alone: the others' gradients agree with the naive twin's, whose slopes are all measured. */
    @Override
    default List<Probe<INDArray>> slopeProbes() {
        return probes().subList(0, 1);
    }

    @Test
    default void wheneverTheEntriesLieElsewhereTheResultIsTheSame() {
        for (Probe<INDArray> probe : probes()) {
            Map<String, INDArray> inputs = converted(probe.inputs());
            Map<String, INDArray> upstream = converted(probe.upstream());
            Map<String, Tensor> y = tensors(probe.twin().forward(inputs));
            Map<String, Tensor> gradients = tensors(probe.twin().backward(inputs, upstream));
            for (String layout : layouts(Nd4j.ones(1)).keySet()) {
                Map<String, INDArray> there = elsewhere(layout, inputs);
                assertSame(probe.name() + ", " + layout, y, probe.twin().forward(there));
                Map<String, INDArray> upstreamThere = elsewhere(layout, upstream);
                String message = probe.name() + ", backward, " + layout;
                assertSame(message, gradients, probe.twin().backward(there, upstreamThere));
                assertSame(message, gradients, probe.twin().backward(there, upstream));
                assertSame(message, gradients, probe.twin().backward(inputs, upstreamThere));
            }
        }
    }

    @Test
    default void resultsHaveTheArgumentsTypeAndTheInterfacesShape() {
        for (Probe<INDArray> probe : probes()) {
            Map<String, INDArray> inputs = converted(probe.inputs());
            DataType type = inputs.get("x") == null
                    ? inputs.values().iterator().next().dataType()
                    : inputs.get("x").dataType();
            probe.twin().forward(inputs).forEach((name, y) -> assertEquals(type, y.dataType(), name));
            probe.twin().backward(inputs, converted(probe.upstream())).forEach((name, dv) -> {
                assertEquals(type, dv.dataType(), name);
                assertEquals(Arrays.toString(inputs.get(name).shape()), Arrays.toString(dv.shape()), name);
            });
        }
    }

    /** ND4J does not close views. */
    @Test
    default void theCallerCanFreeTheResults() {
        for (Probe<INDArray> probe : probes()) {
            Map<String, INDArray> inputs = converted(probe.inputs());
            Map<String, INDArray> results = new LinkedHashMap<>(probe.twin().forward(inputs));
            probe.twin()
                    .backward(inputs, converted(probe.upstream()))
                    .forEach((name, dv) -> results.put("d" + name, dv));
            results.forEach((name, result) -> {
                result.close();
                assertTrue(result.wasClosed(), probe.name() + ", " + name);
            });
        }
    }

    @Test
    default void rejectsAMixOfTypes() {
        Probe<INDArray> probe = probes().get(0);
        List<String> names = List.copyOf(probe.inputs().keySet());
        Map<String, INDArray> inputs = converted(probe.inputs());
        DataType other = inDouble() ? DataType.FLOAT : DataType.DOUBLE;
        for (String name : names.subList(1, names.size())) {
            Map<String, INDArray> mixed = new LinkedHashMap<>(inputs);
            mixed.put(name, inputs.get(name).castTo(other));
            String message = assertThrows(
                            IllegalArgumentException.class, () -> probe.twin().forward(mixed))
                    .getMessage();
            assertTrue(message.startsWith(name + " has data type " + other + ", expected "), message);
        }
    }

    @Test
    default void theNumberOfThreadsDoesNotMatter() {
        NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
        int threads = ops.ompGetMaxThreads();
        try {
            for (Probe<INDArray> probe : probes()) {
                Map<String, INDArray> inputs = converted(probe.inputs());
                Map<String, INDArray> upstream = converted(probe.upstream());
                ops.setOmpNumThreads(1);
                Map<String, Tensor> y = tensors(probe.twin().forward(inputs));
                Map<String, Tensor> gradients = tensors(probe.twin().backward(inputs, upstream));
                ops.setOmpNumThreads(2);
                assertSame(probe.name(), y, probe.twin().forward(inputs));
                assertSame(probe.name(), gradients, probe.twin().backward(inputs, upstream));
            }
        } finally {
            ops.setOmpNumThreads(threads);
        }
    }

    private static Map<String, INDArray> elsewhere(String layout, Map<String, INDArray> arrays) {
        Map<String, INDArray> there = new LinkedHashMap<>();
        arrays.forEach(
                (name, a) -> there.put(name, a.rank() == 0 ? a : layouts(a).get(layout)));
        return there;
    }

    /** The same entries at the same indices, lying otherwise in memory. */
    static Map<String, INDArray> layouts(INDArray a) {
        int[] reversed = new int[a.rank()];
        Arrays.setAll(reversed, k -> a.rank() - 1 - k);
        int[] swapped = reversed.clone();
        Arrays.setAll(swapped, k -> a.rank() < 2 ? k : k == 0 ? 1 : k == 1 ? 0 : k);
        Map<String, INDArray> layouts = new LinkedHashMap<>();
        layouts.put("column-major", a.dup('f'));
        layouts.put("axes reversed", permuted(permuted(a, reversed).dup('c'), reversed));
        layouts.put("first axes swapped", permuted(permuted(a, swapped).dup('c'), swapped));
        layouts.put("inside of a larger array", inside(a));
        layouts.put("every other of a larger array", everyOther(a));
        layouts.put("swapped and inside", permuted(inside(permuted(a, swapped)), swapped));
        return layouts;
    }

    private static INDArray permuted(INDArray a, int[] axes) {
        return a.rank() < 2 ? a : a.permute(axes);
    }

    private static INDArray inside(INDArray a) {
        long[] larger = Arrays.stream(a.shape()).map(size -> size + 3).toArray();
        INDArrayIndex[] middle = Arrays.stream(a.shape())
                .mapToObj(size -> NDArrayIndex.interval(1, size + 1))
                .toArray(INDArrayIndex[]::new);
        return fill(larger, middle, a);
    }

    private static INDArray everyOther(INDArray a) {
        long[] larger = a.shape().clone();
        int last = larger.length - 1;
        larger[last] *= 2;
        INDArrayIndex[] part = new INDArrayIndex[larger.length];
        Arrays.setAll(part, k -> k == last ? NDArrayIndex.interval(0, 2, larger[last]) : NDArrayIndex.all());
        return fill(larger, part, a);
    }

    private static INDArray fill(long[] larger, INDArrayIndex[] part, INDArray a) {
        INDArray around = Nd4j.valueArrayOf(larger, 77.0, a.dataType());
        INDArray view = around.get(part).reshape(a.shape());
        view.assign(a);
        return view;
    }
}
