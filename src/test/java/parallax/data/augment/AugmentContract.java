package parallax.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.Operator;
import parallax.nn.TwinContract;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** What every twin of an augmentation must do: all of {@link TwinContract} that does not ask for a backward, which there is none of. */
interface AugmentContract<T> extends TwinContract<T> {
    /** Replaced by {@link #isLinearInItsImages}. */
    @Override
    default void gradientsAreSlopes() {}

    /** Whatever was drawn, an augmentation of a x + b z is a of x and b of z: it moves and weighs pixels, and knows no others. */
    @Test
    default void isLinearInItsImages() {
        for (Probe<T> probe : probes()) {
            Tensor x = probe.inputs().get("x");
            Tensor z = Tensor.randn(new Random(9), x.shape());
            Tensor sum = x.copy();
            for (int k = 0; k < x.length(); k++) {
                sum.data()[k] = 2 * x.data()[k] - 3 * z.data()[k];
            }
            Tensor expected = apply(probe, x);
            Tensor other = apply(probe, z);
            for (int k = 0; k < expected.length(); k++) {
                expected.data()[k] = 2 * expected.data()[k] - 3 * other.data()[k];
            }
            assertSame(expected, backend().of(apply(probe, sum)));
        }
    }

    private Tensor apply(Probe<T> probe, Tensor x) {
        return backend()
                .tensor(probe.twin().forward(Map.of("x", backend().of(x))).get("y"));
    }

    @Test
    @Override
    default void rejectsNullAndNaNByName() {
        Probe<T> probe = probes().get(0);
        Tensor bad = probe.inputs().get("x").copy();
        bad.data()[bad.length() - 1] = Double.NaN;
        String place = Shapes.entry("x", Shapes.index(bad.length() - 1, bad.shape()));
        Map<String, T> inputs = new LinkedHashMap<>();
        inputs.put("x", backend().of(bad));
        TwinContract.assertRejects(place + " is NaN", () -> probe.twin().forward(inputs));
        inputs.put("x", null);
        TwinContract.assertRejects("x is null", () -> probe.twin().forward(inputs));
    }

    /** Returns images of normal numbers. */
    default T images(int... shape) {
        return backend().of(TwinContract.normal("x", shape).get("x"));
    }

    /** Asserts that the arrays are equal to the bit: pixels that only move. */
    default void assertEqualTo(T expected, T actual) {
        assertEquals(backend().tensor(expected), backend().tensor(actual));
    }

    /** Returns the probe of a transformation of images of the given shape. */
    default Probe<T> probe(String name, Operator<Tensor> naive, Operator<T> twin, int... shape) {
        return new Probe<>(name, naive, twin, TwinContract.normal("x", shape));
    }
}
