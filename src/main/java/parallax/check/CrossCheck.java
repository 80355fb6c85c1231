package parallax.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import parallax.nn.Backend;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/**
 * Plays one twin against the other: every output and, for some ∂L/∂output, every gradient. The naive twin says what is expected.
 *
 * <pre>{@code
 * Window window = Window.unit().stride(2).padding(1);
 * CrossCheck.conv2d(window, new Nd4jConv2d(window), new Nd4jBackend(DataType.FLOAT), x, w, b).passed();    // true
 *
 * // or on 20 windows and shapes drawn at random: odd ones, sizes of 1, strides beyond the kernel, groups
 * CrossCheck.conv2d(Nd4jConv2d::new, new Nd4jBackend(DataType.FLOAT), new Random(1), 20).passed();    // true
 * }</pre>
 *
 * <p>The tolerance is {@link Tolerance#DOUBLE} or {@link Tolerance#FLOAT}, by the backend's precision.
 */
public final class CrossCheck {
    private CrossCheck() {}

    /**
     * Compares a convolution to {@link NaiveConv2d} on given arrays.
     *
     * @param twin    the other one, of the same window
     * @param backend of its arrays
     * @param x       (N, C, H, W). Not modified.
     * @param weight  (O, C/G, Kh, Kw). Not modified.
     * @param bias    (O), or null for none. Not modified.
     */
    public static <T> Report conv2d(
            Window window, Conv2d<T> twin, Backend<T> backend, Tensor x, Tensor weight, Tensor bias) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", x);
        inputs.put("weight", weight);
        if (bias != null) {
            inputs.put("bias", bias);
        }
        return of(new Conv2dOperator<>(new NaiveConv2d(window)), new Conv2dOperator<>(twin), backend, inputs);
    }

    /**
     * Compares a convolution to {@link NaiveConv2d} on random windows and shapes.
     *
     * @param twin    makes the other one for a window
     * @param backend of its arrays
     * @param times   on how many windows and shapes
     */
    public static <T> Report conv2d(
            Function<Window, Conv2d<T>> twin, Backend<T> backend, RandomGenerator random, int times) {
        List<Comparison> all = new ArrayList<>();
        for (int k = 0; k < times; k++) {
            RandomConv2d drawn = RandomConv2d.draw(random);
            Report one = conv2d(
                    drawn.window(), twin.apply(drawn.window()), backend, drawn.x(), drawn.weight(), drawn.bias());
            one.comparisons().forEach(comparison -> all.add(comparison.of(drawn.toString())));
        }
        return new Report(backend.name() + " against naive on " + times + " random windows and shapes", all);
    }

    /**
     * Compares any two twins.
     *
     * @param inputs as the operators name them. Not modified.
     */
    public static <T> Report of(
            Operator<Tensor> naive, Operator<T> twin, Backend<T> backend, Map<String, Tensor> inputs) {
        Tolerance tolerance = backend.epsilon() > 1e-12 ? Tolerance.FLOAT : Tolerance.DOUBLE;
        Map<String, Tensor> outputs = naive.forward(inputs);
        Map<String, Tensor> upstream = new LinkedHashMap<>();
        outputs.forEach((name, y) -> upstream.put(name, waves(y.shape())));
        Map<String, Tensor> gradients = naive.backward(inputs, upstream);

        Map<String, T> there = converted(backend, inputs);
        Map<String, T> actual = twin.forward(there);
        Map<String, T> actualGradients = twin.backward(there, converted(backend, upstream));
        List<Comparison> all = new ArrayList<>();
        outputs.forEach((name, y) -> all.add(Comparison.of(name, y, tensor(backend, actual.get(name)), tolerance)));
        gradients.forEach((name, dv) -> all.add(Comparison.of(
                GradientCheck.gradientName(name), dv, tensor(backend, actualGradients.get(name)), tolerance)));
        return new Report(backend.name() + " against naive", all);
    }

    // Null is what someone who has not finished yet returns.
    private static <T> Tensor tensor(Backend<T> backend, T a) {
        return a == null ? null : backend.tensor(a);
    }

    private static <T> Map<String, T> converted(Backend<T> backend, Map<String, Tensor> tensors) {
        Map<String, T> arrays = new LinkedHashMap<>();
        tensors.forEach((name, t) -> arrays.put(name, backend.of(t)));
        return arrays;
    }

    // Some dy with no two entries alike, without a seed.
    private static Tensor waves(int[] shape) {
        Tensor dy = Tensor.zeros(shape);
        Arrays.setAll(dy.data(), k -> Math.sin(k + 1.0));
        return dy;
    }
}
