package parallax.exercise.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parallax.exercise.conv.Conv2dExercise.Forward;
import parallax.exercise.diagnosis.CheckReport;
import parallax.exercise.diagnosis.Counterexample;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** Wrong convolutions that are no wrong twin: an honest counterexample, never a cause that is not there. */
class UnknownMistakesTest {
    private static final Forward RIGHT = (x, w, b, window) -> new NaiveConv2d(window).forward(x, w, b);

    @TestFactory
    Stream<DynamicTest> aCounterexampleAndNoCause() {
        return unknown().entrySet().stream()
                .map(e -> dynamicTest(e.getKey(), () -> {
                    CheckReport report = Conv2dExercise.EXERCISE.check(e.getValue());
                    assertFalse(report.isPassed());
                    assertTrue(report.diagnosis().isEmpty(), report::toString);
                    Counterexample smallest = report.counterexample().orElseThrow();
                    assertTrue(differs(smallest), report::toString);
                    int entries = smallest.panels().stream()
                            .mapToInt(p -> p.value() instanceof Tensor t ? t.length() : 0)
                            .sum();
                    assertTrue(entries <= 40, () -> entries + " entries to look at\n" + report);
                }));
    }

    @TestFactory
    Stream<DynamicTest> ofTheGradients() {
        return Stream.of(
                dynamicTest(
                        "dWeight of another dy",
                        () -> honest(Conv2dWeightGradientExercise.EXERCISE.check(
                                (x, w, dy, window) -> new NaiveConv2d(window)
                                        .backward(x, w, dy.map(g -> g * g))
                                        .dWeight()))),
                dynamicTest(
                        "dWeight reversed by output channel",
                        () -> honest(Conv2dWeightGradientExercise.EXERCISE.check((x, w, dy, window) -> reversed(
                                new NaiveConv2d(window).backward(x, w, dy).dWeight(), 0)))),
                dynamicTest(
                        "dx clipped",
                        () -> honest(Conv2dInputGradientExercise.EXERCISE.check((x, w, dy, window) ->
                                new NaiveConv2d(window).backward(x, w, dy).dx().map(v -> Math.min(v, 5))))),
                dynamicTest(
                        "dx reversed by image",
                        () -> honest(Conv2dInputGradientExercise.EXERCISE.check((x, w, dy, window) -> reversed(
                                new NaiveConv2d(window).backward(x, w, dy).dx(), 0)))),
                dynamicTest(
                        "dBias halved",
                        () -> honest(Conv2dBiasGradientExercise.EXERCISE.check(dy -> Conv2dBiasGradientExercise.EXERCISE
                                .reference()
                                .apply(dy)
                                .map(v -> v / 2)))));
    }

    private static void honest(CheckReport report) {
        assertEquals(CheckReport.Status.FAILED, report.status());
        assertEquals(Optional.empty(), report.diagnosis(), report::toString);
        assertTrue(report.counterexample().isPresent(), report::toString);
    }

    /** Returns whether the two answers that are drawn differ. */
    private static boolean differs(Counterexample smallest) {
        List<Counterexample.Panel> panels = smallest.panels();
        Object yours = panels.get(panels.size() - 2).value();
        Object expected = panels.get(panels.size() - 1).value();
        return !yours.equals(expected);
    }

    private static Map<String, Forward> unknown() {
        Map<String, Forward> all = new LinkedHashMap<>();
        all.put(
                "negatives cut off",
                (x, w, b, window) -> RIGHT.apply(x, w, b, window).map(v -> Math.max(v, 0)));
        all.put("image squared", (x, w, b, window) -> RIGHT.apply(x.map(v -> v * v), w, b, window));
        all.put("absolute weights", (x, w, b, window) -> RIGHT.apply(x, w.map(Math::abs), b, window));
        all.put(
                "image's entries cut to whole numbers",
                (x, w, b, window) -> RIGHT.apply(x.map(v -> (int) v), w, b, window));
        all.put(
                "result rounded",
                (x, w, b, window) -> RIGHT.apply(x, w, b, window).map(Math::rint));
        all.put(
                "result clipped",
                (x, w, b, window) -> RIGHT.apply(x, w, b, window).map(v -> Math.min(v, 6)));
        all.put("bias squared", (x, w, b, window) -> RIGHT.apply(x, w, b.map(v -> v * v), window));
        all.put("bias reversed", (x, w, b, window) -> RIGHT.apply(x, w, reversed(b, 0), window));
        all.put("images reversed", (x, w, b, window) -> reversed(RIGHT.apply(x, w, b, window), 0));
        all.put("output channels reversed", (x, w, b, window) -> reversed(RIGHT.apply(x, w, b, window), 1));
        all.put("input channels reversed", (x, w, b, window) -> RIGHT.apply(reversed(x, 1), w, b, window));
        all.put("kernel's channels reversed", (x, w, b, window) -> RIGHT.apply(x, reversed(w, 1), b, window));
        all.put("image upside down", (x, w, b, window) -> RIGHT.apply(reversed(x, 2), w, b, window));
        all.put("output mirrored", (x, w, b, window) -> reversed(RIGHT.apply(x, w, b, window), 3));
        all.put(
                "kernel normalised",
                (x, w, b, window) -> RIGHT.apply(x, w.map(v -> v / Math.abs(w.sum() + 100)), b, window));
        all.put(
                "one column's stride one too large",
                (x, w, b, window) -> RIGHT.apply(
                        x,
                        w,
                        b,
                        window.stride(window.rows().stride(), window.columns().stride() + 1)));
        all.put(
                "padding one too large",
                (x, w, b, window) -> RIGHT.apply(
                        x,
                        w,
                        b,
                        window.padding(
                                window.rows().padding() + 1, window.columns().padding() + 1)));
        all.put(
                "dilation counted in gaps",
                (x, w, b, window) -> RIGHT.apply(
                        x,
                        w,
                        b,
                        window.dilation(
                                Math.max(1, window.rows().dilation() - 1),
                                window.columns().dilation())));
        all.put("padded with ones", (x, w, b, window) -> onesAround(x, w, b, window));
        all.put("only sums that are positive get the bias", (x, w, b, window) -> {
            Tensor without = RIGHT.apply(x, w, null, window);
            Tensor with = RIGHT.apply(x, w, b, window);
            for (int k = 0; k < with.length(); k++) {
                with.data()[k] = without.data()[k] > 0 ? with.data()[k] : without.data()[k];
            }
            return with;
        });
        all.put("last entry forgotten", (x, w, b, window) -> {
            Tensor y = RIGHT.apply(x, w, b, window);
            y.data()[y.length() - 1] = 0;
            return y;
        });
        all.put("not a number where nothing is under the kernel's corner", (x, w, b, window) -> {
            Tensor y = RIGHT.apply(x, w, b, window);
            if (window.rows().padding() > 0) {
                y.data()[0] = 0.0 / 0.0;
            }
            return y;
        });
        all.put("batches refused", (x, w, b, window) -> {
            if (x.size(0) > 1) {
                throw new UnsupportedOperationException("one image at a time");
            }
            return RIGHT.apply(x, w, b, window);
        });
        all.put("axes of batch and channel exchanged", (x, w, b, window) -> {
            Tensor y = RIGHT.apply(x, w, b, window);
            return y.reshape(y.size(1), y.size(0), y.size(2), y.size(3));
        });
        return all;
    }

    private static Tensor onesAround(Tensor x, Tensor w, Tensor b, Window window) {
        int m = window.rows().padding();
        int l = window.columns().padding();
        Tensor padded = Tensor.zeros(x.size(0), x.size(1), x.size(2) + 2 * m, x.size(3) + 2 * l)
                .map(v -> 1);
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++)
                for (int i = 0; i < x.size(2); i++)
                    for (int j = 0; j < x.size(3); j++) {
                        padded.set(x.get(n, c, i, j), n, c, i + m, j + l);
                    }
        return RIGHT.apply(padded, w, b, window.padding(0));
    }

    /** Returns the tensor with one axis run from its end. */
    private static Tensor reversed(Tensor t, int axis) {
        int inner = 1;
        for (int a = axis + 1; a < t.rank(); a++) {
            inner *= t.size(a);
        }
        int n = t.size(axis);
        Tensor r = Tensor.zeros(t.shape());
        for (int k = 0; k < t.length(); k++) {
            int i = k / inner % n;
            r.data()[k + (n - 1 - 2 * i) * inner] = t.data()[k];
        }
        return r;
    }
}
