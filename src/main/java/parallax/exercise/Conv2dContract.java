package parallax.exercise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parallax.check.Tolerance;
import parallax.exercise.conv.Conv2dBiasGradientExercise;
import parallax.exercise.conv.Conv2dExercise;
import parallax.exercise.conv.Conv2dInputGradientExercise;
import parallax.exercise.conv.Conv2dWeightGradientExercise;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.CheckReport;
import parallax.exercise.diagnosis.Probe;
import parallax.nn.Backend;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/**
 * What every convolution must hold: the library's twins and a learner's code stand before the same probes, and before laws that
 * need no reference.
 *
 * <p>A test class implements it: it names the convolution, and the tests come with it.
 *
 * @param <T> the array type
 */
public interface Conv2dContract<T> {
    /** Returns the convolution to be judged. */
    Conv2d<T> convolution(Window window);

    /** Returns what is known of its arrays. */
    Backend<T> backend();

    /** Judges the forward pass by the probes of the exercise. */
    @Test
    default void forwardPassesTheExercise() {
        passed(Conv2dExercise.EXERCISE.check(
                (x, w, b, window) -> tensor(convolution(window).forward(array(x), array(w), array(b)))));
    }

    /** Judges the weight's gradient by the probes of the exercise. */
    @Test
    default void weightGradientPassesTheExercise() {
        passed(Conv2dWeightGradientExercise.EXERCISE.check((x, w, dy, window) -> tensor(
                convolution(window).backward(array(x), array(w), array(dy)).dWeight())));
    }

    /** Judges the input's gradient by the probes of the exercise. */
    @Test
    default void inputGradientPassesTheExercise() {
        passed(Conv2dInputGradientExercise.EXERCISE.check((x, w, dy, window) -> tensor(
                convolution(window).backward(array(x), array(w), array(dy)).dx())));
    }

    /** Judges the bias's gradient by the probes of the exercise. */
    @Test
    default void biasGradientPassesTheExercise() {
        passed(Conv2dBiasGradientExercise.EXERCISE.check(dy -> {
            T x = array(Tensor.zeros(dy.size(0), 1, dy.size(2), dy.size(3)));
            T w = array(Tensor.zeros(dy.size(1), 1, 1, 1));
            return tensor(convolution(Window.unit()).backward(x, w, array(dy)).dBias());
        }));
    }

    /** Powers of ten in the kernel show in each digit which entry of x was read. */
    @Test
    default void everyTapReadsItsOwnEntry() {
        Tensor x = Tensor.of(new int[] {1, 1, 3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Tensor w = Tensor.of(new int[] {1, 1, 2, 2}, 1, 10, 100, 1000);
        Tensor y = tensor(convolution(Window.unit()).forward(array(x), array(w), null));
        assertArrayEquals(
                new double[] {
                    1 * 1 + 2 * 10 + 4 * 100 + 5 * 1000,
                    2 * 1 + 3 * 10 + 5 * 100 + 6 * 1000,
                    4 * 1 + 5 * 10 + 7 * 100 + 8 * 1000,
                    5 * 1 + 6 * 10 + 8 * 100 + 9 * 1000
                },
                y.data()); // whole numbers below 2^24 are exact in float, too
    }

    /** Convolution is linear in x and in w: dy · (y − b) = dx · x = dWeight · w. */
    @Test
    default void gradientsAreTheTransposeOfForward() {
        for (Probe probe : Conv2dWeightGradientExercise.EXERCISE.probes()) {
            Case in = Conv2dWeightGradientExercise.EXERCISE.in(probe.sizes());
            Tensor x = in.tensor("x");
            Tensor w = in.tensor("w");
            Tensor dy = in.tensor("dy");
            Conv2d<T> conv = convolution(in.get("window", Window.class));
            double forward = dot(dy, tensor(conv.forward(array(x), array(w), null)));
            Conv2d.Gradients<T> gradients = conv.backward(array(x), array(w), array(dy));
            close(forward, dot(tensor(gradients.dx()), x), probe);
            close(forward, dot(tensor(gradients.dWeight()), w), probe);
        }
    }

    /** No argument is modified. */
    @Test
    default void argumentsStayAsTheyWere() {
        for (Probe probe : Conv2dWeightGradientExercise.EXERCISE.probes()) {
            Case in = Conv2dWeightGradientExercise.EXERCISE.in(probe.sizes());
            T x = array(in.tensor("x"));
            T w = array(in.tensor("w"));
            T dy = array(in.tensor("dy"));
            Conv2d<T> conv = convolution(in.get("window", Window.class));
            conv.forward(x, w, null);
            conv.backward(x, w, dy);
            assertEquals(in.tensor("x"), tensor(x), probe.name());
            assertEquals(in.tensor("w"), tensor(w), probe.name());
            assertEquals(in.tensor("dy"), tensor(dy), probe.name());
        }
    }

    /** Shapes that do not fit are refused with both numbers. */
    @Test
    default void shapesThatDoNotFitAreRefused() {
        T x = array(Tensor.zeros(1, 4, 5, 5));
        T w = array(Tensor.zeros(2, 3, 3, 3));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> convolution(Window.unit()).forward(x, w, null));
        assertEquals("weight expects 3 input channels, x has 4", e.getMessage());
    }

    private T array(Tensor t) {
        return backend().of(t);
    }

    private Tensor tensor(T array) {
        return backend().tensor(array);
    }

    private static void passed(CheckReport report) {
        assertTrue(report.isPassed(), report::toString);
    }

    private static void close(double forward, double backward, Probe probe) {
        assertTrue(
                Tolerance.FLOAT.share(backward, forward, Math.abs(forward)) <= 1,
                () -> probe.name() + ": " + forward + " forward, " + backward + " backward");
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int k = 0; k < a.length(); k++) {
            sum += a.data()[k] * b.data()[k];
        }
        return sum;
    }
}
