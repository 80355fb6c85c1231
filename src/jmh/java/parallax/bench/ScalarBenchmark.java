package parallax.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.nn.dense.NaiveLinear;
import parallax.tensor.Tensor;

/** Naive twins and {@link ScalarLoops}, in turns, as {@link PairedBenchmark}: naive shall not be silly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScalarBenchmark {
    /** What is computed. */
    @Param({"conv", "dense"})
    public String loop;

    /** Whether the loop computes four outputs at once. */
    @Param({"false", "true"})
    public boolean inFours;

    private Supplier<Tensor> naive;
    private Supplier<Tensor> scalar;

    /** Nanoseconds per run in a round. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {
        /** Of the naive twin. */
        public long naive;

        /** Of the loop. */
        public long scalar;
    }

    /** Makes the arrays and asserts that both agree. */
    @Setup
    public void agree() {
        Random random = new Random(1);
        if (loop.equals("conv")) {
            conv(Tensor.randn(random, 2, 32, 28, 28), Tensor.randn(random, 32, 32, 3, 3), Tensor.randn(random, 32));
        } else {
            linear(Tensor.randn(random, 256, 256), Tensor.randn(random, 256, 256), Tensor.randn(random, 256));
        }
        Comparison comparison = Comparison.of("y", naive.get(), scalar.get(), Tolerance.DOUBLE);
        if (!comparison.passed()) {
            throw new IllegalStateException(loop + " does not agree: " + comparison);
        }
    }

    private void conv(Tensor x, Tensor w, Tensor b) {
        int n = x.size(0);
        int in = x.size(1);
        int size = x.size(2);
        int out = w.size(0);
        naive = () -> new NaiveConv2d(Window.unit().padding(1)).forward(x, w, b);
        scalar = () -> Tensor.of(
                new int[] {n, out, size, size},
                inFours
                        ? ScalarLoops.convInFours(x.data(), w.data(), b.data(), n, in, size, out, 3)
                        : ScalarLoops.conv(x.data(), w.data(), b.data(), n, in, size, out, 3));
    }

    private void linear(Tensor x, Tensor w, Tensor b) {
        int rows = x.size(0);
        int in = x.size(1);
        int out = w.size(0);
        naive = () -> new NaiveLinear().forward(x, w, b);
        scalar = () -> Tensor.of(
                new int[] {rows, out},
                inFours
                        ? ScalarLoops.linearInFours(x.data(), w.data(), b.data(), rows, in, out)
                        : ScalarLoops.linear(x.data(), w.data(), b.data(), rows, in, out));
    }

    /** One round. */
    @Benchmark
    public void round(Times times, Blackhole sink) {
        times.naive = time(naive, sink);
        times.scalar = time(scalar, sink);
    }

    private static long time(Supplier<Tensor> computation, Blackhole sink) {
        long begin = System.nanoTime();
        sink.consume(computation.get());
        return System.nanoTime() - begin;
    }
}
