package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parallax.check.ConvOperators;
import parallax.nn.NaiveBackend;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What {@link DepthwiseSeparableConv2d} must do in every kind of array. */
interface DepthwiseSeparableConv2dContract<T> extends TwinContract<T> {
    DepthwiseSeparableConv2d<T> twin(Window window);

    /** Returns the twin of Conv2d of the same backend. */
    Conv2d<T> conv2d(Window window);

    private static DepthwiseSeparableConv2d<Tensor> naive(Window window) {
        return new DepthwiseSeparableConv2d<>(new NaiveBackend(), window, NaiveConv2d::new, new NaivePointwiseConv2d());
    }

    @Override
    default List<String> ops() {
        return List.of("depthwiseSeparableConv2d");
    }

    @Override
    default List<Probe<T>> probes() {
        Window unit = Window.unit();
        return List.of(
                probe(unit.stride(2, 1).padding(1, 0), new int[] {2, 3, 5, 4}, 3, 3, 2, 4, true),
                probe(unit.padding(1), new int[] {2, 4, 3, 5}, 4, 3, 3, 2, false),
                probe(unit.stride(1, 2), new int[] {2, 3, 4, 5}, 6, 2, 3, 5, true),
                probe(unit.dilation(2, 1), new int[] {1, 2, 6, 4}, 2, 3, 2, 3, true),
                probe(unit, new int[] {2, 1, 3, 4}, 1, 2, 3, 2, true),
                probe(unit, new int[] {1, 1, 1, 1}, 1, 1, 1, 1, true));
    }

    private Probe<T> probe(Window window, int[] x, int maps, int kh, int kw, int out, boolean biases) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(TwinContract.normal(
                "x",
                x,
                "depthwiseWeight",
                new int[] {maps, 1, kh, kw},
                "depthwiseBias",
                new int[] {maps},
                "pointwiseWeight",
                new int[] {out, maps, 1, 1},
                "pointwiseBias",
                new int[] {out}));
        if (!biases) {
            inputs.keySet().removeAll(Set.of("depthwiseBias", "pointwiseBias"));
        }
        return new Probe<>(
                window + ", x " + Arrays.toString(x),
                ConvOperators.of(naive(window)),
                ConvOperators.of(twin(window)),
                inputs);
    }

    @Test
    default void convolvesEachChannelAndThenMixes() {
        T x = array(new int[] {1, 2, 1, 3}, 1, 2, 3, /* second channel */ 4, 5, 6);
        DepthwiseSeparableConv2d.Parameters<T> p = new DepthwiseSeparableConv2d.Parameters<>(
                array(new int[] {2, 1, 1, 2}, 10, 20, /* of the second channel */ 1, -1),
                vector(7, 8),
                array(new int[] {1, 2, 1, 1}, 2, 3),
                vector(0.5));
        DepthwiseSeparableConv2d.Result<T> result = twin(Window.unit()).forward(x, p);
        assertSame(
                Tensor.of(
                        new int[] {1, 2, 1, 2},
                        7 + 1 * 10 + 2 * 20,
                        7 + 2 * 10 + 3 * 20,
                        8 + 4 * 1 - 5 * 1,
                        8 + 5 * 1 - 6 * 1),
                result.h());
        assertSame(Tensor.of(new int[] {1, 1, 1, 2}, 0.5 + 2 * 57 + 3 * 7, 0.5 + 2 * 87 + 3 * 7), result.y());
    }

    @Test
    default void gradientsByHand() {
        // h = (10·1 + 20·2) = 50, y = 3·h; L has ∂L/∂y = 5, so ∂L/∂h = 15
        T x = array(new int[] {1, 1, 1, 2}, 1, 2);
        DepthwiseSeparableConv2d.Parameters<T> p = new DepthwiseSeparableConv2d.Parameters<>(
                array(new int[] {1, 1, 1, 2}, 10, 20), null, array(new int[] {1, 1, 1, 1}, 3), null);
        DepthwiseSeparableConv2d<T> conv = twin(Window.unit());
        DepthwiseSeparableConv2d.Gradients<T> g =
                conv.backward(x, p, conv.forward(x, p), array(new int[] {1, 1, 1, 1}, 5));
        assertSame(Tensor.of(new int[] {1, 1, 1, 2}, 15 * 10, 15 * 20), g.dx());
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 2}, 15 * 1, 15 * 2),
                g.dParameters().depthwiseWeight());
        assertSame(Tensor.vector(15), g.dParameters().depthwiseBias());
        assertSame(Tensor.of(new int[] {1, 1, 1, 1}, 5 * 50), g.dParameters().pointwiseWeight());
        assertSame(Tensor.vector(5), g.dParameters().pointwiseBias());
    }

    /** Of all convolutions it is those whose kernels, one for each pair of channels, are multiples of one: w[o,c] = wp[o,c] · wd[c]. */
    @Test
    default void isTheConvolutionByTheProductOfItsWeights() {
        Map<String, Tensor> in = TwinContract.normal(
                "x", new int[] {2, 3, 5, 6}, "wd", new int[] {3, 1, 3, 2}, "wp", new int[] {4, 3, 1, 1});
        Tensor product = Tensor.zeros(4, 3, 3, 2);
        for (int o = 0; o < 4; o++)
            for (int c = 0; c < 3; c++)
                for (int p = 0; p < 3; p++)
                    for (int q = 0; q < 2; q++) {
                        product.set(in.get("wp").get(o, c, 0, 0) * in.get("wd").get(c, 0, p, q), o, c, p, q);
                    }
        Window window = Window.unit().stride(2, 1).padding(1);
        T x = backend().of(in.get("x"));
        Tensor whole = backend().tensor(conv2d(window).forward(x, backend().of(product), null));
        DepthwiseSeparableConv2d.Parameters<T> p = new DepthwiseSeparableConv2d.Parameters<>(
                backend().of(in.get("wd")), null, backend().of(in.get("wp")), null);
        assertSame(whole, twin(window).forward(x, p).y());
    }

    @Test
    default void parametersHaveNames() {
        T a = vector(1);
        DepthwiseSeparableConv2d.Parameters<T> all =
                new DepthwiseSeparableConv2d.Parameters<>(a, vector(2), vector(3), vector(4));
        assertEquals(
                List.of("depthwiseWeight", "depthwiseBias", "pointwiseWeight", "pointwiseBias"),
                List.copyOf(all.named().names()));
        assertEquals(all, DepthwiseSeparableConv2d.Parameters.of(all.named()));
        DepthwiseSeparableConv2d.Parameters<T> weights =
                new DepthwiseSeparableConv2d.Parameters<>(a, null, vector(3), null);
        assertEquals(
                List.of("depthwiseWeight", "pointwiseWeight"),
                List.copyOf(weights.named().names()));
        assertEquals(weights, DepthwiseSeparableConv2d.Parameters.of(weights.named()));
    }

    @Test
    default void saysWhatDoesNotFit() {
        rejects("x must have 4 axes (N, C, H, W), has 2: (3, 4)", zeros(3, 4), zeros(3, 1, 2, 2), zeros(5, 3, 1, 1));
        rejects(
                "axis 1 of depthwiseWeight (K, 1, Kh, Kw) has size 3, must be 1",
                zeros(2, 3, 4, 5),
                zeros(3, 3, 2, 2),
                zeros(5, 3, 1, 1));
        rejects(
                "axis 1 of pointwiseWeight (O, K, 1, 1) has size 4, must be 3: K is 3 in depthwiseWeight (K, 1, Kh, Kw)",
                zeros(2, 3, 4, 5),
                zeros(3, 1, 2, 2),
                zeros(5, 4, 1, 1));
        rejects(
                "axis 2 of pointwiseWeight (O, K, 1, 1) has size 2, must be 1",
                zeros(2, 3, 4, 5),
                zeros(3, 1, 2, 2),
                zeros(5, 3, 2, 1));
        rejects(
                "5 output channels cannot be cut into 3 equal groups",
                zeros(2, 3, 4, 5),
                zeros(5, 1, 2, 2),
                zeros(4, 5, 1, 1));
        rejects(
                "the kernel spans 6 along the height, the padded input has 4",
                zeros(2, 3, 4, 5),
                zeros(3, 1, 6, 2),
                zeros(5, 3, 1, 1));
        TwinContract.assertRejects(
                "groups must be left at 1, is 3: a depthwise convolution has one group per channel of x",
                () -> twin(Window.unit().groups(3)));
        TwinContract.assertRejects("window is null", () -> twin(null));
    }

    private void rejects(String sentence, T x, T depthwiseWeight, T pointwiseWeight) {
        DepthwiseSeparableConv2d.Parameters<T> p =
                new DepthwiseSeparableConv2d.Parameters<>(depthwiseWeight, null, pointwiseWeight, null);
        TwinContract.assertRejects(sentence, () -> twin(Window.unit()).forward(x, p));
    }

    private T zeros(int... shape) {
        return backend().of(Tensor.zeros(shape));
    }
}
