package parallax.nn.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.Comparison;
import parallax.check.OperatorContract;
import parallax.check.Probe;
import parallax.check.Tolerance;
import parallax.tensor.Tensor;

/** What layers and models of Transformers have in common. */
interface TransformerContract<T> extends OperatorContract<T> {
    /** Returns the parts under test. */
    Parts<T> parts();

    /** Layers look at their own arrays; of a parameter the part says it that is given it, by the name it has for it. */
    @Override
    @Test
    default void rejectsNaN() {
        Probe<T> probe = probes().get(0);
        probe.inputs().forEach((name, value) -> {
            Map<String, T> inputs = new LinkedHashMap<>();
            probe.inputs().forEach((n, t) -> inputs.put(n, backend().of(t)));
            Tensor spoilt = value.copy();
            spoilt.data()[value.length() - 1] = Double.NaN;
            inputs.put(name, backend().of(spoilt));
            String message = assertThrows(
                            IllegalArgumentException.class, () -> probe.twin().forward(inputs))
                    .getMessage();
            String last = name.substring(name.lastIndexOf('.') + 1).replaceAll("[12]$", "");
            assertTrue(message.startsWith(last + "[") && message.endsWith(" is NaN"), message);
        });
    }

    default void assertClose(Tensor expected, Tensor actual) {
        assertClose("y", expected, actual);
    }

    /** Asserts that a stage of a model has these numbers, a row per token of its one text; a failure says which stage. */
    default void assertRows(String stage, T actual, double[]... rows) {
        Tensor expected = Tensor.matrix(rows).reshape(1, rows.length, rows[0].length);
        assertClose(stage, expected, backend().tensor(actual));
    }

    private void assertClose(String name, Tensor expected, Tensor actual) {
        boolean precise = backend().epsilon() < 1e-12;
        Comparison c = Comparison.of(name, expected, actual, precise ? Tolerance.DOUBLE : Tolerance.FLOAT);
        assertTrue(c.passed(), c::toString);
    }

    /** Asserts that the named arrays agree; a failure says which do not. */
    default void assertClose(Map<String, Tensor> expected, Map<String, T> actual) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach((name, value) -> assertClose(name, value, backend().tensor(actual.get(name))));
    }
}
