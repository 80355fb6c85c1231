package parallax.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import parallax.check.golden.GoldenSuite;
import parallax.nn.Backend;
import parallax.tensor.Tensor;

/**
 * What any twin of any algorithm must do, whatever it computes: agree with the naive twin, with slopes and with golden cases, and
 * treat its arguments well. An algorithm's own contract adds what only it must do.
 */
public interface OperatorContract<T> {
    /** Returns the backend under test. */
    Backend<T> backend();

    /** Returns small odd probes that can fail: sizes pairwise different where the algorithm lets them be. */
    List<Probe<T>> probes();

    /** Returns the folders of golden cases. */
    List<String> goldens();

    /** Returns ways to lay the same entries out in memory otherwise; none for a backend that has but one. */
    List<UnaryOperator<T>> layouts();

    /** Returns whether slopes can be told: they drown in single precision's rounding. */
    private boolean precise() {
        return backend().epsilon() < 1e-12;
    }

    @Test
    default void agreesWithTheNaiveTwin() {
        for (Probe<T> probe : probes()) {
            Report report = CrossCheck.of(probe.naive(), probe.twin(), backend(), probe.inputs());
            assertTrue(report.passed(), () -> probe.name() + ": " + report);
        }
    }

    @Test
    default void gradientsAreSlopes() {
        if (!precise()) {
            // Its gradients are held to the naive twin's, which are held to slopes.
            agreesWithTheNaiveTwin();
            return;
        }
        for (Probe<T> probe : probes()) {
            Map<String, Tensor> held = new LinkedHashMap<>(probe.inputs());
            Map<String, Tensor> moved = new LinkedHashMap<>(probe.inputs());
            held.keySet().retainAll(probe.constant());
            moved.keySet().removeAll(probe.constant());
            Operator<Tensor> operator = new OnTensors<>(probe.twin(), backend(), held);
            Report report = GradientCheck.of(operator, moved, upstream(operator.forward(moved)));
            assertTrue(report.passed(), () -> probe.name() + ": " + report);
        }
    }

    @Test
    default void reproducesGoldenCases() throws IOException {
        for (String op : goldens()) {
            List<Path> files = GoldenSuite.files(Path.of("src/test/resources/golden", op));
            assertFalse(files.isEmpty(), op);
            for (Path file : files) {
                GoldenSuite.Outcome outcome = GoldenSuite.run(file);
                assertEquals(GoldenSuite.Status.PASSED, outcome.status(), () -> file + ": " + outcome.lines());
            }
        }
    }

    @Test
    default void modifiesNoArgument() {
        for (Probe<T> probe : probes()) {
            Map<String, T> inputs = probe.arrays(backend());
            Map<String, T> upstream = Probe.arrays(
                    backend(), upstream(Probe.tensors(backend(), probe.twin().forward(inputs))));
            Map<String, Tensor> before = Probe.tensors(backend(), inputs);
            Map<String, Tensor> upstreamBefore = Probe.tensors(backend(), upstream);
            probe.twin().forward(inputs);
            probe.twin().backward(inputs, upstream);
            assertEquals(before, Probe.tensors(backend(), inputs), probe.name());
            assertEquals(upstreamBefore, Probe.tensors(backend(), upstream), probe.name());
        }
    }

    @Test
    default void sameEntriesInAnotherLayoutGiveTheSame() {
        for (UnaryOperator<T> layout : layouts())
            for (Probe<T> probe : probes()) {
                Map<String, T> rows = probe.arrays(backend());
                Map<String, T> other = new LinkedHashMap<>();
                rows.forEach((name, a) -> other.put(name, layout.apply(a)));
                Map<String, Tensor> expected =
                        Probe.tensors(backend(), probe.twin().forward(rows));
                same(probe, expected, Probe.tensors(backend(), probe.twin().forward(other)));

                Map<String, T> upstream = Probe.arrays(backend(), upstream(expected));
                Map<String, T> otherUpstream = new LinkedHashMap<>();
                upstream.forEach((name, a) -> otherUpstream.put(name, layout.apply(a)));
                same(
                        probe,
                        Probe.tensors(backend(), probe.twin().backward(rows, upstream)),
                        Probe.tensors(backend(), probe.twin().backward(other, otherUpstream)));
            }
    }

    private void same(Probe<T> probe, Map<String, Tensor> expected, Map<String, Tensor> actual) {
        Tolerance tolerance = precise() ? Tolerance.DOUBLE : Tolerance.FLOAT;
        expected.forEach((name, y) -> {
            Comparison comparison = Comparison.of(name, y, actual.get(name), tolerance);
            assertTrue(comparison.passed(), () -> probe.name() + ": " + comparison);
        });
    }

    @Test
    default void rejectsNaN() {
        Probe<T> probe = probes().get(0);
        probe.inputs().forEach((name, value) -> {
            Tensor spoilt = value.copy();
            spoilt.data()[value.length() - 1] = Double.NaN;
            String message = rejection(
                    () -> probe.twin().forward(probe.with(name, spoilt).arrays(backend())));
            assertTrue(message.startsWith(name + "[") && message.endsWith(" is NaN"), message);
        });
    }

    @Test
    default void rejectsNull() {
        Probe<T> probe = probes().get(0);
        for (String name : probe.twin().inputs()) {
            assertEquals(
                    name + " is null",
                    rejection(() -> probe.twin().forward(probe.with(name, null).arrays(backend()))));
        }
    }

    @Test
    default void rejectsWhatDoesNotFitInTheNaiveTwinsWords() {
        Probe<T> probe = probes().get(0);
        List<Executable> all = new ArrayList<>();
        probe.inputs().forEach((name, value) -> {
            for (Tensor wrong : misfits(value)) {
                Probe<T> spoilt = probe.with(name, wrong);
                all.add(() -> {
                    String expected = refusal(() -> probe.naive().forward(spoilt.inputs()));
                    assertEquals(expected, refusal(() -> probe.twin().forward(spoilt.arrays(backend()))), name);
                });
            }
        });
        assertAll(all);
    }

    @Test
    default void rejectsAnUpstreamThatDoesNotFitInTheNaiveTwinsWords() {
        Probe<T> probe = probes().get(0);
        Map<String, Tensor> upstream = upstream(probe.naive().forward(probe.inputs()));
        upstream.forEach((name, value) -> {
            for (Tensor wrong : misfits(value)) {
                Map<String, Tensor> spoilt = new LinkedHashMap<>(upstream);
                spoilt.put(name, wrong);
                String expected = rejection(() -> probe.naive().backward(probe.inputs(), spoilt));
                assertEquals(
                        expected,
                        rejection(
                                () -> probe.twin().backward(probe.arrays(backend()), Probe.arrays(backend(), spoilt))));
            }
        });
    }

    /** Returns arrays like the one given, but for an axis more, or an axis longer by one. */
    private static List<Tensor> misfits(Tensor value) {
        List<Tensor> all = new ArrayList<>();
        int[] more = Arrays.copyOf(value.shape(), value.rank() + 1);
        more[value.rank()] = 1;
        all.add(value.reshape(more));
        for (int axis = 0; axis < value.rank(); axis++) {
            int[] longer = value.shape();
            longer[axis]++;
            all.add(Tensor.zeros(longer));
            int[] none = value.shape();
            none[axis] = 0;
            all.add(Tensor.zeros(none));
        }
        return all;
    }

    /** Returns random numbers in the shapes of the outputs. */
    private static Map<String, Tensor> upstream(Map<String, Tensor> outputs) {
        Random random = new Random(7);
        Map<String, Tensor> upstream = new LinkedHashMap<>();
        outputs.forEach((name, y) -> upstream.put(name, Tensor.randn(random, y.shape())));
        return upstream;
    }

    /** Returns the message of the refusal there must be. */
    private static String rejection(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    /** Returns the message of the refusal, or that there is none: an axis may well be longer where no other must agree. */
    private static String refusal(Runnable call) {
        try {
            call.run();
            return "accepted";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
