package parallax.exercise.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parallax.exercise.conv.Conv2dExercise.Forward;
import parallax.exercise.diagnosis.CheckReport;
import parallax.nn.conv.Conv2dSizes;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** Known mistakes in code that is written otherwise than the wrong twins are recognised all the same. */
class KnownMistakesTest {
    @Test
    void aKernelRotatedBeforeTheSum() {
        named("kernel-flipped", (x, w, b, window) -> {
            Tensor turned = Tensor.zeros(w.shape());
            int size = w.size(2) * w.size(3);
            for (int k = 0; k < w.length(); k++) {
                turned.data()[k / size * size + size - 1 - k % size] = w.data()[k];
            }
            return new NaiveConv2d(window).forward(x, turned, b);
        });
    }

    @Test
    void windowsOfAPaddedCopyThatForgetTheStride() {
        named("stride-not-in-index", (x, w, b, window) -> {
            int[] size = Conv2dSizes.of(window, x.shape(), w.shape()).output();
            Tensor whole = new NaiveConv2d(window.stride(1)).forward(x, w, b);
            Tensor y = Tensor.zeros(size);
            for (int n = 0; n < size[0]; n++)
                for (int o = 0; o < size[1]; o++)
                    for (int i = 0; i < size[2]; i++)
                        for (int j = 0; j < size[3]; j++) {
                            y.set(whole.get(n, o, i, j), n, o, i, j);
                        }
            return y;
        });
    }

    @Test
    void noBias() {
        named("bias-missing", (x, w, b, window) -> new NaiveConv2d(window).forward(x, w, null));
    }

    @Test
    void axesOfTheWindowExchanged() {
        named(
                "axes-swapped",
                (x, w, b, window) -> new NaiveConv2d(
                                new Window(/* rows= */ window.columns(), /* columns= */ window.rows(), window.groups()))
                        .forward(x, w, b));
    }

    @Test
    void bothFlippedAndWithoutBias() {
        mixture(
                Set.of("kernel-flipped", "bias-missing"),
                (x, w, b, window) -> new NaiveConv2d(window).forward(x, turned(w), null));
    }

    @Test
    void withoutPaddingAndWithOneBiasForAll() {
        mixture(
                Set.of("padding-ignored", "bias-first-for-all"),
                (x, w, b, window) -> new NaiveConv2d(window.padding(0)).forward(x, w, b.map(v -> b.get(0))));
    }

    @Test
    void dilationAndGroupsNotWrittenYet() {
        mixture(Set.of("dilation-ignored", "groups-all-channels"), KnownMistakesTest::plain);
    }

    @Test
    void dilationAndGroupsNotWrittenYetAndFlippedBesides() {
        mixture(
                Set.of("dilation-ignored", "groups-all-channels", "kernel-flipped"),
                (x, w, b, window) -> plain(x, turned(w), b, window));
    }

    @Test
    void dxByFullConvolutionWithoutTurningTheKernel() {
        CheckReport report = Conv2dInputGradientExercise.EXERCISE.check((x, w, dy, window) ->
                new NaiveConv2d(window).backward(x, turned(w), dy).dx());
        assertEquals(List.of("kernel-flipped"), ids(report), report::toString);
    }

    @Test
    void dWeightAsAMean() {
        CheckReport report = Conv2dWeightGradientExercise.EXERCISE.check((x, w, dy, window) -> new NaiveConv2d(window)
                .backward(x, w, dy.map(g -> g / dy.size(0)))
                .dWeight());
        assertEquals(List.of("mean-over-images"), ids(report), report::toString);
    }

    private static void named(String id, Forward wrong) {
        CheckReport report = Conv2dExercise.EXERCISE.check(wrong);
        assertEquals(List.of(id), ids(report), report::toString);
    }

    private static void mixture(Set<String> mistakes, Forward wrong) {
        CheckReport report = Conv2dExercise.EXERCISE.check(wrong);
        assertEquals(mistakes, Set.copyOf(ids(report)), report::toString);
    }

    private static List<String> ids(CheckReport report) {
        assertTrue(report.diagnosis().isPresent(), report::toString);
        return report.diagnosis().get().ids();
    }

    private static Tensor turned(Tensor w) {
        Tensor turned = Tensor.zeros(w.shape());
        int rows = w.size(2);
        int columns = w.size(3);
        for (int o = 0; o < w.size(0); o++)
            for (int c = 0; c < w.size(1); c++)
                for (int p = 0; p < rows; p++)
                    for (int q = 0; q < columns; q++) {
                        turned.set(w.get(o, c, p, q), o, c, rows - 1 - p, columns - 1 - q);
                    }
        return turned;
    }

    /** As a learner writes it who knows of stride and padding, and of nothing else yet. */
    private static Tensor plain(Tensor x, Tensor w, Tensor b, Window window) {
        Window.Axis r = window.rows();
        Window.Axis s = window.columns();
        int rows = (x.size(2) + 2 * r.padding() - w.size(2)) / r.stride() + 1;
        int columns = (x.size(3) + 2 * s.padding() - w.size(3)) / s.stride() + 1;
        Tensor y = Tensor.zeros(x.size(0), w.size(0), rows, columns);
        for (int n = 0; n < x.size(0); n++)
            for (int o = 0; o < w.size(0); o++)
                for (int i = 0; i < rows; i++)
                    for (int j = 0; j < columns; j++) {
                        double sum = b.get(o);
                        for (int c = 0; c < x.size(1); c++)
                            for (int p = 0; p < w.size(2); p++)
                                for (int q = 0; q < w.size(3); q++) {
                                    int u = i * r.stride() + p - r.padding();
                                    int v = j * s.stride() + q - s.padding();
                                    if (u >= 0 && u < x.size(2) && v >= 0 && v < x.size(3)) {
                                        sum += x.get(n, c, u, v) * w.get(o, c, p, q);
                                    }
                                }
                        y.set(sum, n, o, i, j);
                    }
        return y;
    }
}
