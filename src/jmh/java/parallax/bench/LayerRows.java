package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import java.util.Map;
import parallax.nn.attention.Attention;
import parallax.nn.attention.NaiveAttention;
import parallax.nn.attention.Nd4jAttention;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Nd4jConv2d;
import parallax.nn.conv.Window;
import parallax.nn.dense.Linear;
import parallax.nn.dense.NaiveLinear;
import parallax.nn.dense.Nd4jLinear;
import parallax.nn.pool.MaxPool2d;
import parallax.nn.pool.NaiveMaxPool2d;
import parallax.nn.pool.Nd4jMaxPool2d;
import parallax.nn.pool.Pooling;

/** The rows of single layers: convolution, pooling, the dense layer, attention. */
final class LayerRows {
    private LayerRows() {}

    static List<Row> all() {
        return List.of(
                conv("conv first", Window.unit(), new int[] {64, 1, 28, 28}, 8, 5),
                conv("conv 3-64", Window.unit(), new int[] {32, 3, 32, 32}, 64, 3),
                conv("conv 64-64", Window.unit().padding(1), new int[] {16, 64, 28, 28}, 64, 3),
                conv("conv 1x1", Window.unit(), new int[] {16, 64, 28, 28}, 128, 1),
                conv("depthwise", Window.unit().padding(1).groups(64), new int[] {16, 64, 28, 28}, 64, 3),
                maxPool(Pooling.of(2), 16, 64, 28),
                linear(1024, 256, 1024),
                attention("attention T128", 64, 128, 64),
                attention("attention T512", 64, 512, 64));
    }

    private static Row conv(String name, Window window, int[] x, int out, int kernel) {
        int in = x[1] / window.groups();
        int height = window.rows().outputSize("height", x[2], kernel);
        int width = window.columns().outputSize("width", x[3], kernel);
        String sizes = x[0] + "x" + x[1] + "x" + x[2] + "x" + x[3] + " k" + kernel + " -> " + out;
        Shape stride = new Shape(window.rows().stride(), window.columns().stride());
        Shape padding = new Shape(window.rows().padding(), window.columns().padding());
        Shape dilation = new Shape(window.rows().dilation(), window.columns().dilation());
        return Row.of(name, sizes)
                .input("x", x)
                .weight("weight", out, in, kernel, kernel)
                .input("bias", out)
                .input("dy", x[0], out, height, width)
                .contest(
                        () -> conv(new NaiveConv2d(window)),
                        () -> conv(new Nd4jConv2d(window)),
                        () -> a -> Conv2d.conv2d(
                                        a.get("x"),
                                        a.get("weight"),
                                        a.get("bias"),
                                        stride,
                                        padding,
                                        dilation,
                                        window.groups())
                                .singletonOrThrow());
    }

    private static <T> Computation<T> conv(parallax.nn.conv.Conv2d<T> twin) {
        return run -> {
            run.y(twin.forward(run.in("x"), run.in("weight"), run.in("bias")));
            if (run.backward()) {
                var d = twin.backward(run.in("x"), run.in("weight"), run.in("dy"));
                run.gradient("x", d.dx());
                run.gradient("weight", d.dWeight());
                run.gradient("bias", d.dBias());
            }
        };
    }

    private static Row maxPool(Pooling pooling, int n, int c, int size) {
        Shape kernel = new Shape(pooling.kernelHeight(), pooling.kernelWidth());
        Shape stride = new Shape(pooling.rows().stride(), pooling.columns().stride());
        int[] x = {n, c, size, size};
        return Row.of("max pool", n + "x" + c + "x" + size + "x" + size + " k" + pooling.kernelHeight())
                .input("x", x)
                .input("dy", pooling.output(x))
                .contest(
                        () -> maxPool(new NaiveMaxPool2d(pooling)),
                        () -> maxPool(new Nd4jMaxPool2d(pooling)),
                        () -> a -> Pool.maxPool2d(a.get("x"), kernel, stride, new Shape(0, 0), false));
    }

    private static <T> Computation<T> maxPool(MaxPool2d<T> twin) {
        return run -> {
            run.y(twin.forward(run.in("x")));
            if (run.backward()) {
                run.gradient("x", twin.backward(run.in("x"), run.in("dy")));
            }
        };
    }

    private static Row linear(int rows, int in, int out) {
        return Row.of("dense", rows + "x" + in + " -> " + out)
                .input("x", rows, in)
                .weight("weight", out, in)
                .input("bias", out)
                .input("dy", rows, out)
                .contest(
                        () -> linear(new NaiveLinear()),
                        () -> linear(new Nd4jLinear()),
                        () -> a -> Libtorch.linear(a.get("x"), a.get("weight"), a.get("bias")));
    }

    private static <T> Computation<T> linear(Linear<T> twin) {
        return run -> {
            run.y(twin.forward(run.in("x"), run.in("weight"), run.in("bias")));
            if (run.backward()) {
                var d = twin.backward(run.in("x"), run.in("weight"), run.in("dy"));
                run.gradient("x", d.dx());
                run.gradient("weight", d.dWeight());
                run.gradient("bias", d.dBias());
            }
        };
    }

    private static Row attention(String name, int heads, int steps, int features) {
        int[] shape = {heads, steps, features};
        return Row.of(name, "B8 h" + heads / 8 + " T" + steps + " d" + features)
                .input("q", shape)
                .input("k", shape)
                .input("v", shape)
                .input("dy", shape)
                .contest(
                        () -> attention(new NaiveAttention(false)),
                        () -> attention(new Nd4jAttention(false)),
                        () -> LayerRows::attention);
    }

    private static <T> Computation<T> attention(Attention<T> twin) {
        return run -> {
            T q = run.in("q");
            T k = run.in("k");
            T v = run.in("v");
            var result = twin.forward(q, k, v, null);
            run.y(result.y());
            run.keep(result.weights());
            if (run.backward()) {
                var d = twin.backward(q, k, v, result.weights(), run.in("dy"), null);
                run.gradient("q", d.dq());
                run.gradient("k", d.dk());
                run.gradient("v", d.dv());
            }
        };
    }

    private static NDArray attention(Map<String, NDArray> a) {
        return Libtorch.attention(a.get("q"), a.get("k"), a.get("v"), null);
    }
}
