package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.check.golden.GoldenTwin;
import parallax.check.golden.Nd4jGoldenTwin;
import parallax.nn.Backend;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;

class Nd4jConv2dTest {
    @Nested
    class InDouble extends Twin implements Conv2dSlopes<INDArray> {
        InDouble() {
            super(DataType.DOUBLE);
        }

        @Override
        public GoldenTwin<INDArray> golden() {
            return Nd4jGoldenTwin.inDouble();
        }
    }

    @Nested
    class InFloat extends Twin implements Conv2dContract<INDArray> {
        InFloat() {
            super(DataType.FLOAT);
        }

        @Override
        public GoldenTwin<INDArray> golden() {
            return Nd4jGoldenTwin.inFloat();
        }
    }

    /** What is the matter of ND4J's arrays alone: where their entries lie, who frees them, how many threads work. */
    abstract static class Twin implements Conv2dContract<INDArray> {
        private final DataType type;

        Twin(DataType type) {
            this.type = type;
        }

        @Override
        public Conv2d<INDArray> conv(Window window) {
            return new Nd4jConv2d(window);
        }

        @Override
        public Backend<INDArray> backend() {
            return new Nd4jBackend(type);
        }

        @Test
        void wherevertheEntriesLieTheResultIsTheSame() {
            for (Window window : Conv2dContract.windows()) {
                Example e = Example.of(window, backend());
                Tensor y = backend().tensor(conv(window).forward(e.x, e.w, e.b));
                Conv2d.Gradients<INDArray> g = conv(window).backward(e.x, e.w, e.dy);
                layouts(e.x).forEach((name, x) -> {
                    for (INDArray w : layouts(e.w).values()) {
                        assertSame(y, backend().tensor(conv(window).forward(x, w, view(e.b))));
                    }
                    INDArray w = layouts(e.w).get(name);
                    INDArray dy = layouts(e.dy).get(name);
                    Conv2d.Gradients<INDArray> there = conv(window).backward(x, w, dy);
                    assertSame(backend().tensor(g.dx()), backend().tensor(there.dx()));
                    assertSame(backend().tensor(g.dWeight()), backend().tensor(there.dWeight()));
                    assertSame(backend().tensor(g.dBias()), backend().tensor(there.dBias()));
                });
            }
        }

        @Test
        void resultsHaveTheInterfacesShapeAndTheArgumentsType() {
            Window window = Window.unit().stride(2).padding(1);
            Example e = Example.of(window, backend());
            INDArray y = conv(window).forward(e.x, e.w, e.b);
            assertEquals(type, y.dataType());
            Conv2d.Gradients<INDArray> g = conv(window).backward(e.x, e.w, e.dy);
            assertEquals(
                    List.of(type, type, type),
                    List.of(g.dx().dataType(), g.dWeight().dataType(), g.dBias().dataType()));
            assertEquals(Arrays.toString(e.x.shape()), Arrays.toString(g.dx().shape()));
            assertEquals(
                    Arrays.toString(e.w.shape()), Arrays.toString(g.dWeight().shape()));
            assertEquals(Arrays.toString(e.b.shape()), Arrays.toString(g.dBias().shape()));
        }

        @Test
        void threadsMayShareATwin() throws Exception {
            Window window = Window.unit().padding(1);
            Conv2d<INDArray> conv = conv(window);
            Example e = Example.of(window, backend());
            Tensor y = backend().tensor(conv.forward(e.x, e.w, e.b));
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<Tensor>> results = new ArrayList<>();
                for (int k = 0; k < 64; k++) {
                    results.add(pool.submit(() -> backend().tensor(conv.forward(e.x, e.w, e.b))));
                }
                for (Future<Tensor> result : results) {
                    assertSame(y, result.get());
                }
            } finally {
                pool.shutdownNow();
            }
        }

        @Test
        void theNumberOfThreadsDoesNotMatter() {
            NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
            int threads = ops.ompGetMaxThreads();
            try {
                for (Window window : Conv2dContract.windows()) {
                    Example e = Example.of(window, backend());
                    ops.setOmpNumThreads(1);
                    Tensor one = backend().tensor(conv(window).forward(e.x, e.w, e.b));
                    Tensor dwOne = backend()
                            .tensor(conv(window).backward(e.x, e.w, e.dy).dWeight());
                    ops.setOmpNumThreads(2);
                    assertSame(one, backend().tensor(conv(window).forward(e.x, e.w, e.b)));
                    assertSame(
                            dwOne,
                            backend()
                                    .tensor(conv(window)
                                            .backward(e.x, e.w, e.dy)
                                            .dWeight()));
                }
            } finally {
                ops.setOmpNumThreads(threads);
            }
        }
    }

    /** The way that is taken depends on the number of channels, and on how large an image is. */
    @Test
    void agreesForAnyNumberOfChannelsAndSizeOfImage() {
        Nd4jBackend floats = new Nd4jBackend(DataType.FLOAT);
        Random random = new Random(5);
        Window padded = Window.unit().padding(2, 5);
        for (int channels = 1; channels <= 9; channels++) {
            Tensor weight = Tensor.randn(random, 2, channels, 2, 3);
            assertGradientsAgree(floats, padded, Tensor.randn(random, 3, channels, 6, 7), weight, random);
        }
        Tensor large = Tensor.randn(random, 1, 1, 145, 145);
        assertGradientsAgree(floats, Window.unit(), large, Tensor.randn(random, 1, 1, 41, 41), random);
    }

    /** One output channel per input channel has a way of its own, unless the padding is wider than the kernel or the rows are too long. */
    @Test
    void agreesForAnyDepthwiseKernelPaddingAndSizeOfImage() {
        Nd4jBackend floats = new Nd4jBackend(DataType.FLOAT);
        Random random = new Random(6);
        int[][] kernels = {{1, 1}, {1, 4}, {2, 1}, {3, 3}, {3, 5}, {4, 2}, {5, 3}, {7, 2}};
        for (int[] k : kernels)
            for (int[] padding :
                    new int[][] {{0, 0}, {k[0] - 1, k[1] - 1}, {k[0] / 2, 0}, {0, k[1] - 1}, {k[0], k[1] + 1}}) {
                Window window = Window.unit().padding(padding[0], padding[1]);
                for (int channels : new int[] {2, 8, 13}) {
                    Tensor x = Tensor.randn(random, 1 + channels % 3, channels, 9, 6);
                    Tensor weight = Tensor.randn(random, channels, 1, k[0], k[1]);
                    assertGradientsAgree(floats, window.groups(channels), x, weight, random);
                }
            }
        Window padded = Window.unit().padding(2, 1).groups(3);
        for (int[] size : new int[][] {{1, 1}, {1, 3}, {13, 1}, {14, 2}, {15, 5}, {31, 4}}) {
            Tensor x = Tensor.randn(random, 2, 3, size[0], size[1]);
            assertGradientsAgree(floats, padded, x, Tensor.randn(random, 3, 1, 4, 2), random);
            assertGradientsAgree(floats, padded, x, Tensor.randn(random, 3, 1, 5, 3), random);
            assertGradientsAgree(floats, padded, x, Tensor.randn(random, 6, 1, 3, 2), random);
        }
        Tensor large = Tensor.randn(random, 1, 2, 3, 60_000);
        assertGradientsAgree(
                floats, Window.unit().padding(1).groups(2), large, Tensor.randn(random, 2, 1, 3, 5), random);
    }

    private static void assertGradientsAgree(Nd4jBackend floats, Window window, Tensor x, Tensor w, Random random) {
        NaiveConv2d naive = new NaiveConv2d(window);
        Tensor dy = Tensor.randn(random, naive.forward(x, w, null).shape());
        Conv2d.Gradients<Tensor> expected = naive.backward(x, w, dy);
        Conv2d.Gradients<INDArray> actual = new Nd4jConv2d(window).backward(floats.of(x), floats.of(w), floats.of(dy));
        for (Comparison c : List.of(
                Comparison.of("dx", expected.dx(), floats.tensor(actual.dx()), Tolerance.FLOAT),
                Comparison.of("dWeight", expected.dWeight(), floats.tensor(actual.dWeight()), Tolerance.FLOAT),
                Comparison.of("dBias", expected.dBias(), floats.tensor(actual.dBias()), Tolerance.FLOAT))) {
            assertTrue(c.passed(), Arrays.toString(x.shape()) + ": " + c);
        }
    }

    /** A result is the x of the next layer as it is: channels last already, so nothing is copied. */
    @Test
    void resultsLieAsTheNextLayerWantsThem() {
        Window window = Window.unit();
        Example e = Example.of(window, new Nd4jBackend(DataType.FLOAT));
        INDArray y = new Nd4jConv2d(window).forward(e.x, e.w, e.b);
        INDArray last = y.permute(0, 2, 3, 1);
        assertEquals(Arrays.toString(Nd4j.getStrides(last.shape(), 'c')), Arrays.toString(last.stride()));
        assertFalse(y.isView());
    }

    private record Example(INDArray x, INDArray w, INDArray b, INDArray dy) {
        static Example of(Window window, Backend<INDArray> backend) {
            Random random = new Random(19);
            int groups = window.groups();
            Tensor x = Tensor.randn(random, 2, 2 * groups, 8, 9);
            Tensor w = Tensor.randn(random, 3 * groups, 2, 3, 2);
            Tensor b = Tensor.randn(random, 3 * groups);
            Tensor dy = Tensor.randn(
                    random, new NaiveConv2d(window).forward(x, w, b).shape());
            return new Example(backend.of(x), backend.of(w), backend.of(b), backend.of(dy));
        }
    }

    /** The same entries at the same indices, lying otherwise in memory. */
    private static Map<String, INDArray> layouts(INDArray a) {
        Map<String, INDArray> layouts = new LinkedHashMap<>();
        layouts.put("column-major", a.dup('f'));
        layouts.put("channels last", a.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2));
        layouts.put("axes reversed", a.permute(3, 2, 1, 0).dup('c').permute(3, 2, 1, 0));
        layouts.put("inside of a larger array", view(a));
        layouts.put("every other row of a larger array", everyOther(a));
        layouts.put("transposed and inside", view(a.permute(1, 0, 3, 2)).permute(1, 0, 3, 2));
        return layouts;
    }

    private static INDArray view(INDArray a) {
        long[] larger = Arrays.stream(a.shape()).map(size -> size + 3).toArray();
        INDArrayIndex[] middle = Arrays.stream(a.shape())
                .mapToObj(size -> NDArrayIndex.interval(1, size + 1))
                .toArray(INDArrayIndex[]::new);
        return fill(larger, middle, a);
    }

    private static INDArray everyOther(INDArray a) {
        long[] larger = a.shape().clone();
        larger[2] *= 2;
        return fill(
                larger,
                new INDArrayIndex[] {
                    NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2, larger[2]), NDArrayIndex.all()
                },
                a);
    }

    private static INDArray fill(long[] larger, INDArrayIndex[] part, INDArray a) {
        INDArray around = Nd4j.valueArrayOf(larger, 77.0, a.dataType());
        INDArray view = around.get(part);
        view.assign(a);
        assertEquals(Arrays.toString(a.shape()), Arrays.toString(view.shape()));
        return view;
    }
}
