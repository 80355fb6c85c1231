package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import parallax.check.Comparison;
import parallax.check.CrossCheck;
import parallax.check.GradientCheck;
import parallax.check.Operator;
import parallax.check.Report;
import parallax.check.Tolerance;
import parallax.check.golden.GoldenReader;
import parallax.check.golden.GoldenSuite;
import parallax.check.golden.GoldenTwin;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * What every twin must do, whatever it computes: agree with other frameworks, with the other twin and with slopes, and mind its
 * manners. An algorithm's own contract adds what it computes.
 *
 * @param <T> the array type of the twin's backend
 */
public interface TwinContract<T> {
    /** Returns the backend of the twin. */
    Backend<T> backend();

    /** Returns the backend's operators, for golden cases. */
    GoldenTwin<T> golden();

    /** Returns what golden cases call the algorithm, and so their folder; several, or none. */
    List<String> ops();

    /** Returns what to try the twin on: small odd shapes, sizes pairwise different, nothing near a kink. */
    List<Probe<T>> probes();

    /** Returns the probes whose slopes are measured, two calls per entry. */
    default List<Probe<T>> slopeProbes() {
        return probes();
    }

    /** Returns the inputs that backward is not given, as the gradients do not depend on them. */
    default List<String> notGivenToBackward() {
        return List.of();
    }

    /** Returns the outputs at which the loss may not look: their gradients may be null. */
    default List<String> mayBeOverlooked() {
        return List.of();
    }

    /**
     * One thing to try.
     *
     * @param name   for messages
     * @param naive  the algorithm, naively
     * @param twin   the twin under test, with the same hyperparameters
     * @param inputs by name
     */
    record Probe<T>(String name, Operator<Tensor> naive, Operator<T> twin, Map<String, Tensor> inputs) {
        Map<String, Tensor> upstream() {
            Map<String, Tensor> upstream = new LinkedHashMap<>();
            Random random = new Random(2);
            naive.forward(inputs).forEach((output, y) -> upstream.put(output, Tensor.randn(random, y.shape())));
            return upstream;
        }
    }

    /** Returns named arrays of normal numbers: {@code normal("x", new int[] {2, 3}, "bias", new int[] {3})}. */
    static Map<String, Tensor> normal(Object... namesAndShapes) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        Random random = new Random(1);
        for (int k = 0; k < namesAndShapes.length; k += 2) {
            inputs.put((String) namesAndShapes[k], Tensor.randn(random, (int[]) namesAndShapes[k + 1]));
        }
        return inputs;
    }

    @Test
    default void reproducesPyTorch() throws Exception {
        for (String op : ops()) {
            List<Path> files = GoldenSuite.files(Path.of("src/test/resources/golden", op));
            assertTrue(files.size() >= 4, op + " has " + files.size() + " cases");
            for (Path file : files) {
                Report report = golden().run(GoldenReader.read(file));
                assertTrue(report.passed(), () -> file + "\n" + report);
            }
        }
    }

    @Test
    default void agreesWithTheNaiveTwin() {
        for (Probe<T> probe : probes()) {
            Report report = CrossCheck.of(probe.naive, probe.twin, backend(), probe.inputs);
            assertTrue(report.passed(), () -> probe.name + "\n" + report);
        }
    }

    /** At every entry of every input; in double alone, as in single precision the differences drown in rounding. */
    @Test
    default void gradientsAreSlopes() {
        if (!inDouble()) {
            return;
        }
        for (Probe<T> probe : slopeProbes()) {
            Report report = GradientCheck.of(onTensors(probe.twin), probe.inputs, probe.upstream());
            assertTrue(report.passed(), () -> probe.name + "\n" + report);
        }
    }

    @Test
    default void leavesItsArgumentsAlone() {
        for (Probe<T> probe : probes()) {
            Map<String, T> inputs = converted(probe.inputs);
            Map<String, T> upstream = converted(probe.upstream());
            Map<String, Tensor> inputsBefore = tensors(inputs);
            Map<String, Tensor> upstreamBefore = tensors(upstream);
            Map<String, T> outputs = probe.twin.forward(inputs);
            Map<String, Tensor> outputsBefore = tensors(outputs);
            probe.twin.backward(inputs, upstream);
            assertEquals(inputsBefore, tensors(inputs), probe.name);
            assertEquals(upstreamBefore, tensors(upstream), probe.name);
            assertEquals(outputsBefore, tensors(outputs), probe.name);
        }
    }

    @Test
    default void remembersNothing() {
        for (Probe<T> probe : probes()) {
            Map<String, T> inputs = converted(probe.inputs);
            Map<String, T> upstream = converted(probe.upstream());
            Map<String, Tensor> first = tensors(probe.twin.forward(inputs));
            Map<String, Tensor> gradients = tensors(probe.twin.backward(inputs, upstream));
            assertEquals(gradients, tensors(probe.twin.backward(inputs, upstream)), probe.name);
            assertEquals(first, tensors(probe.twin.forward(inputs)), probe.name);
        }
    }

    @Test
    default void rejectsNullAndNaNByName() {
        Probe<T> probe = probes().get(0);
        Map<String, T> upstream = converted(probe.upstream());
        probe.inputs.forEach((name, value) -> {
            Tensor bad = value.copy();
            bad.data()[bad.length() - 1] = Double.NaN;
            Map<String, T> inputs = converted(probe.inputs);
            inputs.put(name, backend().of(bad));
            String sentence = Shapes.entry(name, Shapes.index(bad.length() - 1, bad.shape())) + " is NaN";
            assertRejects(sentence, () -> probe.twin.forward(inputs));
            if (probe.twin.inputs().contains(name)) {
                inputs.put(name, null);
                assertRejects(name + " is null", () -> probe.twin.forward(inputs));
                if (!notGivenToBackward().contains(name)) {
                    assertRejects(name + " is null", () -> probe.twin.backward(inputs, upstream));
                }
            }
        });
        probe.upstream().forEach((name, dy) -> {
            if (dy.rank() == 0) {
                return; // a loss: dy is a number, not an array
            }
            Map<String, T> bad = converted(probe.upstream());
            dy.data()[0] = Double.NaN;
            bad.put(name, backend().of(dy));
            String place = Shapes.entry("d" + name, new int[dy.rank()]);
            assertRejects(place + " is NaN", () -> probe.twin.backward(converted(probe.inputs), bad));
            if (mayBeOverlooked().contains(name)) {
                return;
            }
            bad.put(name, null);
            assertRejects("d" + name + " is null", () -> probe.twin.backward(converted(probe.inputs), bad));
        });
    }

    /** Asserts that the sentence is said. */
    static void assertRejects(String sentence, Executable call) {
        assertEquals(
                sentence, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** Asserts that the arrays agree, within the backend's precision. */
    default void assertSame(Tensor expected, T actual) {
        Comparison comparison = Comparison.of("result", expected, backend().tensor(actual), tolerance());
        assertTrue(comparison.passed(), comparison::toString);
    }

    /** Asserts that the named arrays agree, within the backend's precision. */
    default void assertSame(String message, Map<String, Tensor> expected, Map<String, T> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, value) -> {
            Comparison comparison = Comparison.of(name, value, backend().tensor(actual.get(name)), tolerance());
            assertTrue(comparison.passed(), () -> message + ": " + comparison);
        });
    }

    /** Asserts that two numbers agree, within the backend's precision. */
    default void assertNumber(double expected, double actual) {
        Comparison comparison = Comparison.of("number", Tensor.vector(expected), Tensor.vector(actual), tolerance());
        assertTrue(comparison.passed(), comparison::toString);
    }

    /** Returns a backend's array of a tensor of the given shape and entries. */
    default T array(int[] shape, double... entries) {
        return backend().of(Tensor.of(shape, entries));
    }

    /** Returns a backend's vector of the given entries. */
    default T vector(double... entries) {
        return backend().of(Tensor.vector(entries));
    }

    /** Returns whether the backend computes in double. */
    default boolean inDouble() {
        return backend().epsilon() < 1e-12;
    }

    /** Returns the tolerance of the backend's precision. */
    default Tolerance tolerance() {
        return inDouble() ? Tolerance.DOUBLE : Tolerance.FLOAT;
    }

    /** Returns copies as the backend's arrays. */
    default Map<String, T> converted(Map<String, Tensor> tensors) {
        Map<String, T> arrays = new LinkedHashMap<>();
        tensors.forEach((name, t) -> arrays.put(name, backend().of(t)));
        return arrays;
    }

    /** Returns copies as tensors. */
    default Map<String, Tensor> tensors(Map<String, T> arrays) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, a) -> tensors.put(name, backend().tensor(a)));
        return tensors;
    }

    private Operator<Tensor> onTensors(Operator<T> twin) {
        return new Operator<>() {
            @Override
            public List<String> inputs() {
                return twin.inputs();
            }

            @Override
            public List<String> optionalInputs() {
                return twin.optionalInputs();
            }

            @Override
            public List<String> outputs() {
                return twin.outputs();
            }

            @Override
            public Map<String, Tensor> forward(Map<String, Tensor> inputs) {
                return tensors(twin.forward(converted(inputs)));
            }

            @Override
            public Map<String, Tensor> backward(Map<String, Tensor> inputs, Map<String, Tensor> upstream) {
                return tensors(twin.backward(converted(inputs), converted(upstream)));
            }
        };
    }
}
