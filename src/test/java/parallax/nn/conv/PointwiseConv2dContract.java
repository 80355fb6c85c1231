package parallax.nn.conv;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.Conv2dOperator;
import parallax.nn.TwinContract;
import parallax.nn.dense.Linear;
import parallax.tensor.Tensor;

/** What every twin of {@link PointwiseConv2d} must do. */
interface PointwiseConv2dContract<T> extends TwinContract<T> {
    PointwiseConv2d<T> twin();

    /** Returns the twin of Conv2d of the same backend. */
    Conv2d<T> conv2d(Window window);

    /** Returns the dense layer of the same backend. */
    Linear<T> linear();

    @Override
    default List<String> ops() {
        return List.of("pointwiseConv2d");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(true, 5, 2, 3, 4, 2),
                probe(false, 2, 3, 4, 2, 5),
                probe(true, 3, 2, 1, 4, 5),
                probe(true, 1, 2, 3, 5, 4),
                probe(true, 4, 3, 2, 1, 1),
                probe(true, 1, 1, 1, 1, 1));
    }

    private Probe<T> probe(boolean bias, int out, int... x) {
        int[] weight = {out, x[1], 1, 1};
        return new Probe<>(
                "x " + Arrays.toString(x) + ", weight " + Arrays.toString(weight),
                new Conv2dOperator<>(new NaivePointwiseConv2d()),
                new Conv2dOperator<>(twin()),
                bias
                        ? TwinContract.normal("x", x, "weight", weight, "bias", new int[] {out})
                        : TwinContract.normal("x", x, "weight", weight));
    }

    @Test
    default void mixesTheChannelsOfEachPixel() {
        T x = array(new int[] {1, 2, 1, 3}, 1, 2, 3, /* second channel */ 4, 5, 6);
        T w = array(new int[] {2, 2, 1, 1}, 10, 20, /* second map */ 1, -1);
        assertSame(
                Tensor.of(
                        new int[] {1, 2, 1, 3},
                        7 + 1 * 10 + 4 * 20,
                        7 + 2 * 10 + 5 * 20,
                        7 + 3 * 10 + 6 * 20,
                        8 + 1 - 4,
                        8 + 2 - 5,
                        8 + 3 - 6),
                twin().forward(x, w, vector(7, 8)));
    }

    @Test
    default void gradientsByHand() {
        T x = array(new int[] {1, 2, 1, 2}, 1, 2, /* second channel */ 3, 4);
        T w = array(new int[] {1, 2, 1, 1}, 10, 20);
        Conv2d.Gradients<T> g = twin().backward(x, w, array(new int[] {1, 1, 1, 2}, 5, 7));
        assertSame(Tensor.of(new int[] {1, 2, 1, 2}, 5 * 10, 7 * 10, 5 * 20, 7 * 20), g.dx());
        assertSame(Tensor.of(new int[] {1, 2, 1, 1}, 5 * 1 + 7 * 2, 5 * 3 + 7 * 4), g.dWeight());
        assertSame(Tensor.vector(5 + 7), g.dBias());
    }

    @Test
    default void isConv2dWithAKernelOfOneTap() {
        for (Probe<T> probe : probes()) {
            Map<String, T> inputs = converted(probe.inputs());
            Map<String, T> upstream = converted(Map.of("y", waves(probe)));
            Conv2dOperator<T> conv = new Conv2dOperator<>(conv2d(Window.unit()));
            assertSame(probe.name(), tensors(conv.forward(inputs)), probe.twin().forward(inputs));
            assertSame(
                    probe.name(),
                    tensors(conv.backward(inputs, upstream)),
                    probe.twin().backward(inputs, upstream));
        }
    }

    /** The pixels are the rows of the layer's x, the channels its features. */
    @Test
    default void isADenseLayerAtEveryPixel() {
        Map<String, Tensor> in =
                TwinContract.normal("x", new int[] {2, 3, 4, 5}, "w", new int[] {6, 3, 1, 1}, "b", new int[] {6});
        T bias = backend().of(in.get("b"));
        T y = twin().forward(backend().of(in.get("x")), backend().of(in.get("w")), bias);
        T rows = linear().forward(
                        backend().of(channelsLast(in.get("x"))),
                        backend().of(in.get("w").reshape(6, 3)),
                        bias);
        assertSame(channelsLast(backend().tensor(y)), rows);
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 4, 3, 5));
        TwinContract.assertRejects(
                "weight must have a kernel of 1 x 1, has 2 x 3",
                () -> twin().forward(x, backend().of(Tensor.zeros(3, 4, 2, 3)), null));
        TwinContract.assertRejects(
                "weight must have a kernel of 1 x 1, has 1 x 3",
                () -> twin().backward(
                                x,
                                backend().of(Tensor.zeros(3, 4, 1, 3)),
                                backend().of(Tensor.zeros(2, 3, 3, 3))));
        TwinContract.assertRejects(
                "weight expects 5 input channels, x has 4",
                () -> twin().forward(x, backend().of(Tensor.zeros(3, 5, 1, 1)), null));
        T w = backend().of(Tensor.zeros(3, 4, 1, 1));
        TwinContract.assertRejects(
                "bias must have shape (3), one entry per output channel of weight; has (2)",
                () -> twin().forward(x, w, vector(1, 2)));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 3, 3, 5); has (2, 4, 3, 5)", () -> twin().backward(x, w, x));
    }

    private static Tensor waves(Probe<?> probe) {
        return probe.naive().forward(probe.inputs()).get("y").map(v -> Math.sin(7 * v));
    }

    private static Tensor channelsLast(Tensor images) {
        int n = images.size(0);
        int c = images.size(1);
        int h = images.size(2);
        int w = images.size(3);
        Tensor last = Tensor.zeros(n, h, w, c);
        for (int k = 0; k < images.length(); k++) {
            last.set(images.data()[k], k / (c * h * w), k / w % h, k % w, k / (h * w) % c);
        }
        return last;
    }
}
