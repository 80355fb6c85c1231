package parallax.nn.conv;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import parallax.check.CrossCheck;
import parallax.check.Report;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;

/**
 * Convolution: the naive twin, in double, and ND4J's, in FLOAT, x lying as a layer before it would hand it out. That they agree
 * is asserted before anything is timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Conv2dBenchmark {
    /** Which convolution. */
    public enum Shape {
        /** 1 to 8 channels, k5, 28². */
        FIRST_LAYER(Window.unit(), new int[] {64, 1, 28, 28}, new int[] {8, 1, 5, 5}),
        /** 3 to 64 channels, k3, 32². */
        COLOURS(Window.unit(), new int[] {32, 3, 32, 32}, new int[] {64, 3, 3, 3}),
        /** 64 to 64 channels, k3, 28². */
        MIDDLE(Window.unit().padding(1), new int[] {16, 64, 28, 28}, new int[] {64, 64, 3, 3}),
        /** The same with taps two apart. */
        DILATED(Window.unit().padding(2).dilation(2), new int[] {16, 64, 28, 28}, new int[] {64, 64, 3, 3}),
        /** 64 to 128 channels, k1, 28². */
        ONE_BY_ONE(Window.unit(), new int[] {16, 64, 28, 28}, new int[] {128, 64, 1, 1}),
        /** 64 channels, each on its own, k3, 28². */
        DEPTHWISE(Window.unit().padding(1).groups(64), new int[] {16, 64, 28, 28}, new int[] {64, 1, 3, 3});

        private final Window window;
        private final int[] x;
        private final int[] weight;

        Shape(Window window, int[] x, int[] weight) {
            this.window = window;
            this.x = x;
            this.weight = weight;
        }
    }

    /** Which convolution. */
    @Param
    public Shape shape;

    private NaiveConv2d naive;
    private Nd4jConv2d fast;
    private Tensor x;
    private Tensor weight;
    private Tensor bias;
    private Tensor dy;
    private INDArray fastX;
    private INDArray fastWeight;
    private INDArray fastBias;
    private INDArray fastDy;

    /** Makes the arrays and asserts that the twins agree on them. */
    @Setup
    public void agree() {
        Random random = new Random(1);
        naive = new NaiveConv2d(shape.window);
        fast = new Nd4jConv2d(shape.window);
        Nd4jBackend backend = new Nd4jBackend(DataType.FLOAT);
        x = Tensor.randn(random, shape.x);
        weight = Tensor.randn(random, shape.weight);
        bias = Tensor.randn(random, shape.weight[0]);
        Report report = CrossCheck.conv2d(shape.window, fast, backend, x, weight, bias);
        if (!report.passed()) {
            throw new IllegalStateException(report.toString());
        }
        fastX = backend.of(x).permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
        fastWeight = backend.of(weight);
        fastBias = backend.of(bias);
        fastDy = fast.forward(fastX, fastWeight, fastBias);
        dy = backend.tensor(fastDy);
    }

    /** The naive twin, forward. */
    @Benchmark
    public Tensor naiveForward() {
        return naive.forward(x, weight, bias);
    }

    /** The naive twin, backward. */
    @Benchmark
    public Conv2d.Gradients<Tensor> naiveBackward() {
        return naive.backward(x, weight, dy);
    }

    /** The ND4J twin, forward. */
    @Benchmark
    public void nd4jForward() {
        fast.forward(fastX, fastWeight, fastBias).close();
    }

    /** The ND4J twin, backward. */
    @Benchmark
    public void nd4jBackward() {
        Conv2d.Gradients<INDArray> g = fast.backward(fastX, fastWeight, fastDy);
        g.dx().close();
        g.dWeight().close();
        g.dBias().close();
    }
}
