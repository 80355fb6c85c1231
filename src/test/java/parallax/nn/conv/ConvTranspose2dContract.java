package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.ConvOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link ConvTranspose2d} must do. */
interface ConvTranspose2dContract<T> extends TwinContract<T> {
    ConvTranspose2d<T> twin(TransposedWindow window);

    /** Returns the twin of Conv2d of the same backend. */
    Conv2d<T> conv2d(Window window);

    @Override
    default List<String> ops() {
        return List.of("convTranspose2d");
    }

    /** A window, and what to try it on. */
    record Case(TransposedWindow window, Map<String, Tensor> inputs) {
        /** Whether the convolution of the output has just the outputs that x has. */
        boolean exact() {
            Window convolution = window.window();
            return window.outputRows() < convolution.rows().stride()
                    && window.outputColumns() < convolution.columns().stride();
        }
    }

    private static List<Case> cases() {
        Window unit = Window.unit();
        return List.of(
                of(
                        unit.stride(2, 3).padding(2, 1).dilation(1, 2).groups(2),
                        1,
                        0,
                        shape(2, 4, 3, 2),
                        shape(4, 3, 4, 2)),
                of(unit, 0, 0, shape(2, 3, 4, 5), shape(3, 2, 3, 2)),
                of(unit.stride(2).padding(1), 1, 1, shape(2, 3, 4, 5), shape(3, 2, 3, 3)),
                of(unit.stride(3, 2), 0, 0, shape(1, 2, 3, 4), shape(2, 3, 2, 1)),
                of(unit.stride(2, 3).padding(1), 1, 2, shape(2, 3, 3, 2), shape(3, 4, 3, 2)),
                of(unit.dilation(3, 2), 2, 1, shape(2, 2, 3, 4), shape(2, 3, 2, 3)),
                of(unit.groups(3).padding(1), 0, 0, shape(2, 3, 4, 5), shape(3, 1, 3, 3)),
                of(unit.groups(3).stride(2), 1, 0, shape(2, 3, 4, 2), shape(3, 2, 3, 1)),
                of(unit, 0, 0, shape(1, 1, 1, 1), shape(1, 1, 1, 1)));
    }

    private static Case of(Window window, int outputRows, int outputColumns, int[] x, int[] weight) {
        int[] bias = {weight[1] * window.groups()};
        return new Case(
                window(window, outputRows, outputColumns), TwinContract.normal("x", x, "weight", weight, "bias", bias));
    }

    private static TransposedWindow window(Window window, int outputRows, int outputColumns) {
        return TransposedWindow.of(window).outputPadding(outputRows, outputColumns);
    }

    private static int[] shape(int... sizes) {
        return sizes;
    }

    @Override
    default List<Probe<T>> probes() {
        return cases().stream().map(this::probe).toList();
    }

    private Probe<T> probe(Case c) {
        return new Probe<>(
                c.window + ", x " + Arrays.toString(c.inputs.get("x").shape()),
                ConvOperators.of(new NaiveConvTranspose2d(c.window)),
                ConvOperators.of(twin(c.window)),
                c.inputs);
    }

    @Test
    default void everyPixelAddsItsStamp() {
        T x = array(new int[] {1, 1, 1, 2}, 3, 5);
        T w = array(new int[] {1, 1, 2, 2}, 10, 20, 30, 40);
        assertSame(
                Tensor.of(
                        new int[] {1, 1, 2, 3},
                        0.5 + 3 * 10,
                        0.5 + 3 * 20 + 5 * 10,
                        0.5 + 5 * 20,
                        0.5 + 3 * 30,
                        0.5 + 3 * 40 + 5 * 30,
                        0.5 + 5 * 40),
                twin(TransposedWindow.of(Window.unit())).forward(x, w, vector(0.5)));
    }

    @Test
    default void stridePaddingDilationAndOutputPaddingByHand() {
        // Stamps (10, ·, 100) at 0 and 3: 30 · 300 50 · 500; without the first and last, 0 300 50 0; and one column
        // more.
        T x = array(new int[] {1, 1, 1, 2}, 3, 5);
        T w = array(new int[] {1, 1, 1, 2}, 10, 100);
        Window window = Window.unit().stride(1, 3).padding(0, 1).dilation(1, 2);
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 5}, 0, 3 * 100, 5 * 10, 0, 5 * 100),
                twin(window(window, 0, 1)).forward(x, w, null));
    }

    @Test
    default void gradientsByHand() {
        // y = (x0·w0, x0·w1 + x1·w0, x1·w1); L has ∂L/∂y = (5, 7, 9)
        ConvGradients<T> g = twin(TransposedWindow.of(Window.unit()))
                .backward(
                        array(new int[] {1, 1, 1, 2}, 2, 3),
                        array(new int[] {1, 1, 1, 2}, 10, 100),
                        array(new int[] {1, 1, 1, 3}, 5, 7, 9));
        assertSame(Tensor.of(new int[] {1, 1, 1, 2}, 5 * 10 + 7 * 100, 7 * 10 + 9 * 100), g.dx());
        assertSame(Tensor.of(new int[] {1, 1, 1, 2}, 5 * 2 + 7 * 3, 7 * 2 + 9 * 3), g.dWeight());
        assertSame(Tensor.vector(5 + 7 + 9), g.dBias());
    }

    /** Σ conv(z) · x = Σ z · convT(x), for every z of y's shape. */
    @Test
    default void isTheAdjointOfConv2d() {
        for (Case c : cases()) {
            if (c.exact()) {
                Tensor x = c.inputs.get("x");
                T w = backend().of(c.inputs.get("weight"));
                Tensor y = backend().tensor(twin(c.window).forward(backend().of(x), w, null));
                Tensor z = y.map(v -> Math.sin(7 * v));
                Tensor convolved = backend()
                        .tensor(conv2d(c.window.window()).forward(backend().of(z), w, null));
                assertNumber(ConvLaws.dot(convolved, x), ConvLaws.dot(z, y));
            }
        }
    }

    /** So differentiating the convolution is convolving transposed. */
    @Test
    default void isTheInputGradientOfConv2d() {
        Map<String, Tensor> in = TwinContract.normal("z", new int[] {2, 4, 7, 8}, "w", new int[] {6, 2, 3, 2});
        Window window = Window.unit().stride(2, 3).padding(1, 0).groups(2);
        T z = backend().of(in.get("z"));
        T w = backend().of(in.get("w"));
        T x = conv2d(window).forward(z, w, null);
        Tensor dz = backend().tensor(conv2d(window).backward(z, w, x).dx());
        // 7 + 2 - 3 leaves no rest by stride 2; 8 - 2 none by 3.
        assertSame(dz, twin(TransposedWindow.of(window)).forward(x, w, null));
    }

    @Test
    default void saysWhatDoesNotFit() {
        ConvTranspose2d<T> conv = twin(TransposedWindow.of(Window.unit()));
        T x = zeros(2, 4, 3, 5);
        T w = zeros(4, 3, 2, 3);
        TwinContract.assertRejects(
                "x must have 4 axes (N, I, H, W), has 3: (4, 3, 5)", () -> conv.forward(zeros(4, 3, 5), w, null));
        TwinContract.assertRejects(
                "axis 0 of weight (I, O/G, Kh, Kw) has size 5, must be 4: I is 4 in x (N, I, H, W)",
                () -> conv.forward(x, zeros(5, 3, 2, 3), null));
        TwinContract.assertRejects(
                "4 input channels cannot be cut into 3 equal groups",
                () -> twin(TransposedWindow.of(Window.unit().groups(3))).forward(x, w, null));
        TwinContract.assertRejects(
                "bias must have shape (6), one entry per output channel of weight; has (3)",
                () -> twin(TransposedWindow.of(Window.unit().groups(2))).forward(x, w, vector(1, 2, 3)));
        TwinContract.assertRejects(
                "the output's height is 0 ((3 - 1) x 1 - 2 x 2 + 2 + 0), must be at least 1",
                () -> twin(TransposedWindow.of(Window.unit().padding(2))).forward(x, w, null));
        TwinContract.assertRejects(
                "the output's width is 4000000003 ((5 - 1) x 1000000000 - 2 x 0 + 3 + 0), must be at most 2147483647",
                () -> twin(TransposedWindow.of(Window.unit().stride(1, 1_000_000_000)))
                        .forward(x, w, null));
        TwinContract.assertRejects(
                "the output is too large: shape (2, 3, 400002, 800003) holds more than 2147483647 entries",
                () -> twin(TransposedWindow.of(Window.unit().stride(200_000))).forward(x, w, null));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 3, 4, 7); has (2, 4, 3, 5)", () -> conv.backward(x, w, x));
        TwinContract.assertRejects(
                "x is empty: axis 0 of (0, 4, 3, 5) has size 0, must be at least 1",
                () -> conv.forward(zeros(0, 4, 3, 5), w, null));
    }

    @Test
    default void aWindowIsChecked() {
        TwinContract.assertRejects("window is null", () -> twin(null));
        TwinContract.assertRejects("window is null", () -> TransposedWindow.of(null));
        TwinContract.assertRejects(
                "output padding along the rows must be at least 0 and less than the larger of stride 2 and dilation 1, is 2",
                () -> window(Window.unit().stride(2, 3), 2, 0));
        TwinContract.assertRejects(
                "output padding along the columns must be at least 0 and less than the larger of stride 3 and dilation 4, is -1",
                () -> window(Window.unit().stride(2, 3).dilation(4), 0, -1));
        assertEquals(
                new TransposedWindow(Window.unit().stride(2), 1, 1),
                TransposedWindow.of(Window.unit().stride(2)).outputPadding(1));
    }

    private T zeros(int... shape) {
        return backend().of(Tensor.zeros(shape));
    }
}
