package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.Comparison;
import parallax.check.CrossCheck;
import parallax.check.Report;
import parallax.check.Tolerance;
import parallax.check.golden.GoldenReader;
import parallax.check.golden.GoldenSuite;
import parallax.check.golden.GoldenTwin;
import parallax.nn.Backend;
import parallax.tensor.Tensor;

/** What every twin of {@link Conv2d} must do; T is its array type. */
interface Conv2dContract<T> {
    Conv2d<T> conv(Window window);

    Backend<T> backend();

    GoldenTwin<T> golden();

    // ------------------------------------------------------------------ by hand

    @Test
    default void sumsProductsUnderTheKernel() {
        Tensor x = tensor(new int[] {1, 1, 3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Tensor w = tensor(new int[] {1, 1, 2, 2}, 10, 20, 30, 40);
        Tensor y = forward(Window.unit(), x, w, Tensor.vector(0.5));
        assertSame(
                tensor(
                        new int[] {1, 1, 2, 2},
                        0.5 + 1 * 10 + 2 * 20 + 4 * 30 + 5 * 40,
                        0.5 + 2 * 10 + 3 * 20 + 5 * 30 + 6 * 40,
                        0.5 + 4 * 10 + 5 * 20 + 7 * 30 + 8 * 40,
                        0.5 + 5 * 10 + 6 * 20 + 8 * 30 + 9 * 40),
                y);
    }

    @Test
    default void sumsOverInputChannelsAndHasAMapPerOutputChannel() {
        Tensor x = tensor(new int[] {1, 2, 1, 3}, 1, 2, 3, /* second channel */ 4, 5, 6);
        Tensor w = tensor(new int[] {2, 2, 1, 2}, 10, 20, 30, 40, /* second map */ 1, -1, 2, -2);
        Tensor y = forward(Window.unit(), x, w, Tensor.vector(100, 200));
        assertSame(
                tensor(
                        new int[] {1, 2, 1, 2},
                        100 + (1 * 10 + 2 * 20) + (4 * 30 + 5 * 40),
                        100 + (2 * 10 + 3 * 20) + (5 * 30 + 6 * 40),
                        200 + (1 * 1 - 2 * 1) + (4 * 2 - 5 * 2),
                        200 + (2 * 1 - 3 * 1) + (5 * 2 - 6 * 2)),
                y);
    }

    @Test
    default void stridePaddingAndDilationByHand() {
        // Padded to 0 1 2 3 4 5 0; taps 2 apart, outputs 3 apart: (0, 2) and (3, 5).
        Tensor x = tensor(new int[] {1, 1, 1, 5}, 1, 2, 3, 4, 5);
        Tensor w = tensor(new int[] {1, 1, 1, 2}, 10, 100);
        Window window = Window.unit().stride(1, 3).padding(0, 1).dilation(1, 2);
        assertSame(tensor(new int[] {1, 1, 1, 2}, 0 * 10 + 2 * 100, 3 * 10 + 5 * 100), forward(window, x, w, null));
    }

    @Test
    default void gradientsByHand() {
        // y0 = 1·w0 + 2·w1, y1 = 2·w0 + 3·w1; L has ∂L/∂y = (5, 7)
        Tensor x = tensor(new int[] {1, 1, 1, 3}, 1, 2, 3);
        Tensor w = tensor(new int[] {1, 1, 1, 2}, 10, 100);
        Tensor dy = tensor(new int[] {1, 1, 1, 2}, 5, 7);
        Conv2d.Gradients<Tensor> g = backward(Window.unit(), x, w, dy);
        assertSame(tensor(new int[] {1, 1, 1, 3}, 5 * 10, 5 * 100 + 7 * 10, 7 * 100), g.dx());
        assertSame(tensor(new int[] {1, 1, 1, 2}, 5 * 1 + 7 * 2, 5 * 2 + 7 * 3), g.dWeight());
        assertSame(Tensor.vector(5 + 7), g.dBias());
    }

    /** One pixel is 1 and no two weights are alike: every entry of y tells which tap lay on the pixel. */
    @Test
    default void aSinglePixelShowsTheTapThatSeesIt() {
        for (Window window : windows()) {
            int groups = window.groups();
            int[] xShape = {2, 2 * groups, 8, 9};
            int[] wShape = {2 * groups, 2, 3, 2};
            Tensor w = Tensor.zeros(wShape);
            Arrays.setAll(w.data(), k -> Math.scalb(1.0, k - 20));
            for (int channel = 0; channel < xShape[1]; channel++) {
                int u = 3;
                int v = 4;
                Tensor x = Tensor.zeros(xShape);
                x.set(1, 1, channel, u, v);
                Tensor y = forward(window, x, w, null);
                Tensor expected = Tensor.zeros(y.shape());
                for (int o = 0; o < wShape[0]; o++)
                    for (int p = 0; p < 3; p++)
                        for (int q = 0; q < 2; q++) {
                            // The output that has tap (p, q) on the pixel, if there is one.
                            int i = u
                                    + window.rows().padding()
                                    - p * window.rows().dilation();
                            int j = v
                                    + window.columns().padding()
                                    - q * window.columns().dilation();
                            boolean met = i >= 0
                                    && j >= 0
                                    && i % window.rows().stride() == 0
                                    && j % window.columns().stride() == 0
                                    && i / window.rows().stride() < y.size(2)
                                    && j / window.columns().stride() < y.size(3)
                                    && o / 2 == channel / 2;
                            if (met) {
                                expected.set(
                                        w.get(o, channel % 2, p, q),
                                        1,
                                        o,
                                        i / window.rows().stride(),
                                        j / window.columns().stride());
                            }
                        }
                assertEquals(expected, y, "channel " + channel + " with " + window);
            }
        }
    }

    // ------------------------------------------------------------------ other frameworks

    @Test
    default void reproducesPyTorch() throws Exception {
        List<Path> files = GoldenSuite.files(Path.of("src/test/resources/golden/conv2d"));
        assertTrue(files.size() >= 20, files.size() + " cases");
        for (Path file : files) {
            Report report = golden().run(GoldenReader.read(file));
            assertTrue(report.passed(), () -> file + "\n" + report);
        }
    }

    // ------------------------------------------------------------------ the other twin

    @Test
    default void agreesWithTheFormulaOnRandomShapes() {
        Report report = CrossCheck.conv2d(this::conv, backend(), new Random(7), 60);
        assertTrue(report.passed(), report::toString);
    }

    // ------------------------------------------------------------------ laws

    @Test
    default void aShiftedImageGivesAShiftedMap() {
        Random random = new Random(11);
        Tensor x = Tensor.randn(random, 2, 3, 7, 8);
        Tensor w = Tensor.randn(random, 2, 3, 3, 2);
        Tensor whole = forward(Window.unit(), x, w, null);
        Tensor shifted = forward(Window.unit(), crop(x, 1, 2), w, null);
        assertSame(crop(whole, 1, 2), shifted);
    }

    @Test
    default void isLinearInTheImageAndInTheWeight() {
        Random random = new Random(12);
        Window window = Window.unit().stride(2, 1).padding(1);
        Tensor x = Tensor.randn(random, 2, 3, 5, 6);
        Tensor x2 = Tensor.randn(random, 2, 3, 5, 6);
        Tensor w = Tensor.randn(random, 4, 3, 3, 2);
        Tensor w2 = Tensor.randn(random, 4, 3, 3, 2);
        assertSame(
                sum(forward(window, x, w, null), -3, forward(window, x2, w, null)),
                forward(window, sum(x, -3, x2), w, null));
        assertSame(
                sum(forward(window, x, w, null), 0.5, forward(window, x, w2, null)),
                forward(window, x, sum(w, 0.5, w2), null));
    }

    /** y is linear in x and in w, so Σ dy·y(x, w) = Σ dx·x = Σ dW·w: backward is the transpose of forward. */
    @Test
    default void backwardIsTheTransposeOfForward() {
        Random random = new Random(13);
        for (Window window : windows()) {
            Tensor x = Tensor.randn(random, 2, 2 * window.groups(), 8, 9);
            Tensor w = Tensor.randn(random, 3 * window.groups(), 2, 3, 2);
            Tensor y = forward(window, x, w, null);
            Tensor dy = Tensor.randn(random, y.shape());
            Conv2d.Gradients<Tensor> g = backward(window, x, w, dy);
            Tensor expected = Tensor.vector(dot(dy, y), dot(dy, y));
            assertSame(expected, Tensor.vector(dot(g.dx(), x), dot(g.dWeight(), w)));
        }
    }

    @Test
    default void groupsAreSeparateConvolutions() {
        Random random = new Random(14);
        Window window = Window.unit().stride(2, 1).padding(0, 1);
        Tensor x = Tensor.randn(random, 2, 6, 5, 4);
        Tensor w = Tensor.randn(random, 9, 2, 2, 3);
        Tensor b = Tensor.randn(random, 9);
        Tensor together = forward(window.groups(3), x, w, b);
        for (int g = 0; g < 3; g++) {
            Tensor alone = forward(window, channels(x, 2 * g, 2), images(w, 3 * g, 3), images(b, 3 * g, 3));
            assertSame(alone, channels(together, 3 * g, 3));
        }
    }

    @Test
    default void dilationIsAKernelWithZerosBetweenItsTaps() {
        Random random = new Random(15);
        Tensor x = Tensor.randn(random, 2, 2, 9, 8);
        Tensor w = Tensor.randn(random, 3, 2, 3, 2);
        Tensor stuffed = Tensor.zeros(3, 2, 2 * (3 - 1) + 1, 3 * (2 - 1) + 1);
        for (int o = 0; o < 3; o++)
            for (int c = 0; c < 2; c++)
                for (int p = 0; p < 3; p++)
                    for (int q = 0; q < 2; q++) {
                        stuffed.set(w.get(o, c, p, q), o, c, 2 * p, 3 * q);
                    }
        Window window = Window.unit().stride(2, 1).padding(1, 2);
        assertSame(forward(window, x, stuffed, null), forward(window.dilation(2, 3), x, w, null));
    }

    // ------------------------------------------------------------------ manners

    @Test
    default void leavesItsArgumentsAlone() {
        Random random = new Random(16);
        for (Window window : windows()) {
            T x = backend().of(Tensor.randn(random, 2, 2 * window.groups(), 8, 9));
            T w = backend().of(Tensor.randn(random, 3 * window.groups(), 2, 3, 2));
            T b = backend().of(Tensor.randn(random, 3 * window.groups()));
            List<Tensor> before =
                    List.of(backend().tensor(x), backend().tensor(w), backend().tensor(b));
            T y = conv(window).forward(x, w, b);
            Tensor yBefore = backend().tensor(y);
            conv(window).backward(x, w, y);
            assertEquals(
                    before,
                    List.of(backend().tensor(x), backend().tensor(w), backend().tensor(b)),
                    window.toString());
            assertEquals(yBefore, backend().tensor(y), window.toString());
        }
    }

    @Test
    default void remembersNothing() {
        Random random = new Random(17);
        Conv2d<T> conv = conv(Window.unit().padding(1));
        T x = backend().of(Tensor.randn(random, 2, 3, 5, 4));
        T other = backend().of(Tensor.randn(random, 1, 3, 7, 6));
        T w = backend().of(Tensor.randn(random, 2, 3, 3, 3));
        Tensor first = backend().tensor(conv.forward(x, w, null));
        T dy = backend().of(first);
        Tensor dx = backend().tensor(conv.backward(x, w, dy).dx());
        conv.forward(other, w, null);
        assertEquals(dx, backend().tensor(conv.backward(x, w, dy).dx()));
        assertEquals(first, backend().tensor(conv.forward(x, w, null)));
    }

    // ------------------------------------------------------------------ helpers

    /** Windows that differ between rows and columns in everything, for x of 8 by 9 and a kernel of 3 by 2. */
    static List<Window> windows() {
        Window unit = Window.unit();
        return List.of(
                unit,
                unit.stride(2, 3).padding(1, 2),
                unit.stride(4, 5),
                unit.dilation(2, 3).padding(2, 1),
                unit.groups(3).padding(0, 1),
                unit.groups(2).stride(3, 1).padding(2, 0).dilation(1, 4));
    }

    default Tensor forward(Window window, Tensor x, Tensor w, Tensor b) {
        Backend<T> backend = backend();
        return backend.tensor(conv(window).forward(backend.of(x), backend.of(w), b == null ? null : backend.of(b)));
    }

    default Conv2d.Gradients<Tensor> backward(Window window, Tensor x, Tensor w, Tensor dy) {
        Backend<T> backend = backend();
        Conv2d.Gradients<T> g = conv(window).backward(backend.of(x), backend.of(w), backend.of(dy));
        return new Conv2d.Gradients<>(backend.tensor(g.dx()), backend.tensor(g.dWeight()), backend.tensor(g.dBias()));
    }

    default void assertSame(Tensor expected, Tensor actual) {
        Tolerance tolerance = backend().epsilon() > 1e-12 ? Tolerance.FLOAT : Tolerance.DOUBLE;
        Comparison comparison = Comparison.of("result", expected, actual, tolerance);
        assertTrue(comparison.passed(), comparison::toString);
    }

    private static Tensor tensor(int[] shape, double... data) {
        return Tensor.of(shape, data);
    }

    private static Tensor sum(Tensor a, double factor, Tensor b) {
        Tensor sum = a.copy();
        Arrays.setAll(sum.data(), k -> a.data()[k] + factor * b.data()[k]);
        return sum;
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int k = 0; k < a.length(); k++) {
            sum += a.data()[k] * b.data()[k];
        }
        return sum;
    }

    /** The images without their first rows and columns. */
    private static Tensor crop(Tensor x, int rows, int columns) {
        Tensor part = Tensor.zeros(x.size(0), x.size(1), x.size(2) - rows, x.size(3) - columns);
        for (int n = 0; n < part.size(0); n++)
            for (int c = 0; c < part.size(1); c++)
                for (int i = 0; i < part.size(2); i++)
                    for (int j = 0; j < part.size(3); j++) {
                        part.set(x.get(n, c, i + rows, j + columns), n, c, i, j);
                    }
        return part;
    }

    private static Tensor channels(Tensor x, int from, int count) {
        Tensor part = Tensor.zeros(x.size(0), count, x.size(2), x.size(3));
        for (int n = 0; n < part.size(0); n++)
            for (int c = 0; c < count; c++)
                for (int i = 0; i < part.size(2); i++)
                    for (int j = 0; j < part.size(3); j++) {
                        part.set(x.get(n, from + c, i, j), n, c, i, j);
                    }
        return part;
    }

    /** Entries {@code from} to {@code from + count} of the first axis. */
    private static Tensor images(Tensor a, int from, int count) {
        int[] shape = a.shape();
        int size = a.length() / shape[0];
        shape[0] = count;
        return Tensor.of(shape, Arrays.copyOfRange(a.data(), from * size, (from + count) * size));
    }
}
