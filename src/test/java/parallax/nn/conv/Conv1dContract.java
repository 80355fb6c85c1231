package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.ConvOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Conv1d} must do. */
interface Conv1dContract<T> extends TwinContract<T> {
    Conv1d<T> twin(SequenceWindow window);

    /** Returns the two-dimensional twin of the same backend. */
    Conv2d<T> conv2d(Window window);

    @Override
    default List<String> ops() {
        return List.of("conv1d");
    }

    @Override
    default List<Probe<T>> probes() {
        SequenceWindow unit = SequenceWindow.unit();
        return List.of(
                probe(unit.stride(2).padding(1).dilation(2).groups(2), new int[] {2, 9, 4}, 6, 3, true),
                probe(unit, new int[] {2, 7, 3}, 4, 2, true),
                probe(unit.stride(3).padding(2), new int[] {2, 8, 3}, 5, 4, false),
                probe(unit.stride(4), new int[] {2, 11, 2}, 3, 2, true),
                probe(unit.dilation(3).padding(1), new int[] {2, 9, 2}, 3, 3, true),
                probe(unit.groups(3).padding(1), new int[] {2, 6, 3}, 6, 3, true),
                probe(unit, new int[] {3, 1, 2}, 4, 1, true),
                probe(unit, new int[] {1, 1, 1}, 1, 1, true));
    }

    private Probe<T> probe(SequenceWindow window, int[] x, int out, int kernel, boolean bias) {
        int[] weight = {out, x[2] / window.groups(), kernel};
        return new Probe<>(
                window + ", x " + Arrays.toString(x),
                ConvOperators.of(new NaiveConv1d(window)),
                ConvOperators.of(twin(window)),
                bias
                        ? TwinContract.normal("x", x, "weight", weight, "bias", new int[] {out})
                        : TwinContract.normal("x", x, "weight", weight));
    }

    @Test
    default void sumsOverFeaturesAndSteps() {
        T x = array(new int[] {1, 3, 2}, 1, 2, /* second step */ 3, 4, /* third */ 5, 6);
        // w[o, f, k]: of feature 0 the taps 10 and 20, of feature 1 the taps 30 and 40; the other map 1, 0 and 0, -1
        T w = array(new int[] {2, 2, 2}, 10, 20, 30, 40, /* second map */ 1, 0, 0, -1);
        assertSame(
                Tensor.of(
                        new int[] {1, 2, 2},
                        100 + (1 * 10 + 3 * 20) + (2 * 30 + 4 * 40),
                        200 + 1 - 4,
                        100 + (3 * 10 + 5 * 20) + (4 * 30 + 6 * 40),
                        200 + 3 - 6),
                twin(SequenceWindow.unit()).forward(x, w, vector(100, 200)));
    }

    @Test
    default void stridePaddingAndDilationByHand() {
        // Padded to 0 1 2 3 4 5 0; taps 2 apart, outputs 3 apart: (0, 2) and (3, 5).
        T x = array(new int[] {1, 5, 1}, 1, 2, 3, 4, 5);
        T w = array(new int[] {1, 1, 2}, 10, 100);
        assertSame(
                Tensor.of(new int[] {1, 2, 1}, 0 * 10 + 2 * 100, 3 * 10 + 5 * 100),
                twin(SequenceWindow.unit().stride(3).padding(1).dilation(2)).forward(x, w, null));
    }

    @Test
    default void gradientsByHand() {
        // y0 = 1·w0 + 2·w1, y1 = 2·w0 + 3·w1; L has ∂L/∂y = (5, 7)
        ConvGradients<T> g = twin(SequenceWindow.unit())
                .backward(
                        array(new int[] {1, 3, 1}, 1, 2, 3),
                        array(new int[] {1, 1, 2}, 10, 100),
                        array(new int[] {1, 2, 1}, 5, 7));
        assertSame(Tensor.of(new int[] {1, 3, 1}, 5 * 10, 5 * 100 + 7 * 10, 7 * 100), g.dx());
        assertSame(Tensor.of(new int[] {1, 1, 2}, 5 * 1 + 7 * 2, 5 * 2 + 7 * 3), g.dWeight());
        assertSame(Tensor.vector(5 + 7), g.dBias());
    }

    /** A sequence is an image one pixel high. */
    @Test
    default void isConv2dOfImagesOnePixelHigh() {
        Map<String, Tensor> in = TwinContract.normal("x", new int[] {2, 9, 4}, "w", new int[] {6, 2, 3});
        SequenceWindow window =
                SequenceWindow.unit().stride(2).padding(1).dilation(2).groups(2);
        Tensor y = backend()
                .tensor(twin(window)
                        .forward(backend().of(in.get("x")), backend().of(in.get("w")), null));
        Tensor image = Tensor.zeros(2, 4, 1, 9);
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < 9; t++)
                for (int f = 0; f < 4; f++) {
                    image.set(in.get("x").get(b, t, f), b, f, 0, t);
                }
        Window flat = Window.unit().stride(1, 2).padding(0, 1).dilation(1, 2).groups(2);
        T map = conv2d(flat)
                .forward(backend().of(image), backend().of(in.get("w").reshape(6, 2, 1, 3)), null);
        Tensor expected = backend().tensor(map);
        Tensor turned = Tensor.zeros(2, 6, 1, y.size(1));
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < y.size(1); t++)
                for (int o = 0; o < 6; o++) {
                    turned.set(y.get(b, t, o), b, o, 0, t);
                }
        assertSame(expected, backend().of(turned));
    }

    @Test
    default void aShiftedSequenceGivesAShiftedMap() {
        Map<String, Tensor> in = TwinContract.normal("x", new int[] {2, 8, 3}, "w", new int[] {4, 3, 3});
        T w = backend().of(in.get("w"));
        Conv1d<T> conv = twin(SequenceWindow.unit());
        Tensor whole = backend().tensor(conv.forward(backend().of(in.get("x")), w, null));
        assertSame(later(whole, 2), conv.forward(backend().of(later(in.get("x"), 2)), w, null));
    }

    /** y is linear in x and in w, so Σ dy·y(x, w) = Σ dx·x = Σ dW·w. */
    @Test
    default void backwardIsTheTransposeOfForward() {
        for (Probe<T> probe : probes()) {
            Map<String, T> inputs = converted(probe.inputs());
            inputs.remove("bias");
            Tensor y = backend().tensor(probe.twin().forward(inputs).get("y"));
            Tensor dy = y.map(v -> Math.sin(7 * v));
            Map<String, T> g =
                    probe.twin().backward(inputs, Map.of("y", backend().of(dy)));
            double expected = ConvLaws.dot(dy, y);
            assertNumber(
                    expected,
                    ConvLaws.dot(backend().tensor(g.get("x")), probe.inputs().get("x")));
            assertNumber(
                    expected,
                    ConvLaws.dot(
                            backend().tensor(g.get("weight")), probe.inputs().get("weight")));
        }
    }

    @Test
    default void saysWhatDoesNotFit() {
        Conv1d<T> conv = twin(SequenceWindow.unit());
        T x = zeros(2, 5, 4);
        T w = zeros(3, 4, 2);
        TwinContract.assertRejects(
                "x must have 3 axes (B, T, F), has 2: (5, 4)", () -> conv.forward(zeros(5, 4), w, null));
        TwinContract.assertRejects(
                "weight must have 3 axes (O, F/G, K), has 2: (3, 4)", () -> conv.forward(x, zeros(3, 4), null));
        TwinContract.assertRejects(
                "weight expects 5 input features, x has 4", () -> conv.forward(x, zeros(3, 5, 2), null));
        TwinContract.assertRejects(
                "weight expects 8 input features (2 groups of 4), x has 4",
                () -> twin(SequenceWindow.unit().groups(2)).forward(x, zeros(4, 4, 2), null));
        TwinContract.assertRejects(
                "4 input features cannot be cut into 3 equal groups",
                () -> twin(SequenceWindow.unit().groups(3)).forward(x, w, null));
        TwinContract.assertRejects(
                "3 output features cannot be cut into 2 equal groups",
                () -> twin(SequenceWindow.unit().groups(2)).forward(x, zeros(3, 2, 2), null));
        TwinContract.assertRejects(
                "the kernel spans 7 along the time (3 taps, dilation 3), the padded input has 5",
                () -> twin(SequenceWindow.unit().dilation(3)).forward(x, zeros(3, 4, 3), null));
        TwinContract.assertRejects(
                "axis 0 of bias (O) has size 2, must be 3: O is 3 in weight (O, F/G, K)",
                () -> conv.forward(x, w, vector(1, 2)));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 4, 3); has (2, 5, 3)",
                () -> conv.backward(x, w, zeros(2, 5, 3)));
        TwinContract.assertRejects(
                "x is empty: axis 1 of (2, 0, 4) has size 0, must be at least 1",
                () -> conv.forward(zeros(2, 0, 4), w, null));
        TwinContract.assertRejects(
                "the output is too large: shape (2, 1000000004, 3) holds more than 2147483647 entries",
                () -> twin(SequenceWindow.unit().padding(500_000_000)).forward(x, w, null));
    }

    @Test
    default void aWindowIsChecked() {
        TwinContract.assertRejects("window is null", () -> twin(null));
        TwinContract.assertRejects(
                "stride must be at least 1, is 0", () -> SequenceWindow.unit().stride(0));
        TwinContract.assertRejects(
                "groups must be at least 1, is 0", () -> SequenceWindow.unit().groups(0));
        assertEquals(
                new SequenceWindow(new Window.Axis(2, 3, 4), 5),
                SequenceWindow.unit().groups(5).dilation(4).padding(3).stride(2));
    }

    private T zeros(int... shape) {
        return backend().of(Tensor.zeros(shape));
    }

    /** The sequences without their first steps. */
    private static Tensor later(Tensor x, int steps) {
        Tensor part = Tensor.zeros(x.size(0), x.size(1) - steps, x.size(2));
        for (int b = 0; b < part.size(0); b++)
            for (int t = 0; t < part.size(1); t++)
                for (int f = 0; f < part.size(2); f++) {
                    part.set(x.get(b, t + steps, f), b, t, f);
                }
        return part;
    }
}
