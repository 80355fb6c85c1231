package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.nn.activation.NaiveActivation;
import parallax.nn.activation.NaiveSoftmax;
import parallax.nn.activation.Nd4jActivation;
import parallax.nn.activation.Nd4jSoftmax;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.Attention;
import parallax.nn.attention.Nd4jAttention;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Nd4jConv2d;
import parallax.nn.conv.Window;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.nn.norm.Nd4jLayerNorm;
import parallax.tensor.Tensor;
import parallax.train.Adam;
import parallax.train.NaiveAdam;
import parallax.train.Nd4jAdam;
import parallax.train.Optimizer;

class Nd4jRangesTest {
    private static final int LARGE = 7 * 20_011;

    private final Nd4jBackend floats = new Nd4jBackend(DataType.FLOAT);
    private final Random random = new Random(4);

    @Test
    void eachItemIsDoneOnceAndPartsKeepTheirOrder() {
        for (int items : new int[] {1, 2, 99, 100_003}) {
            AtomicIntegerArray done = new AtomicIntegerArray(items);
            List<Long> firsts = with(
                    2,
                    () -> Nd4jRanges.collect(items, 1000, (from, to) -> {
                        for (long i = from; i < to; i++) {
                            done.incrementAndGet((int) i);
                        }
                        return from;
                    }));
            for (int i = 0; i < items; i++) {
                assertEquals(1, done.get(i), "item " + i + " of " + items);
            }
            assertEquals(firsts.stream().sorted().toList(), firsts);
        }
    }

    @Test
    void littleWorkIsNotParted() {
        assertEquals(
                1, with(2, () -> Nd4jRanges.collect(50, 600, (from, to) -> to)).size());
        // ND4J takes no more threads than there are cores.
        int most = with(2, () -> Nd4j.getEnvironment().maxMasterThreads());
        assertEquals(
                most,
                with(2, () -> Nd4jRanges.collect(50, 6000, (from, to) -> to)).size());
        assertEquals(
                1, with(1, () -> Nd4jRanges.collect(50, 6000, (from, to) -> to)).size());
    }

    @Test
    void layerNormByTwoThreadsIsLayerNorm() {
        Tensor x = Tensor.randn(random, 20_011, 7);
        Tensor dy = Tensor.randn(random, 20_011, 7);
        Tensor gamma = Tensor.randn(random, 7);
        Tensor beta = Tensor.randn(random, 7);
        Nd4jLayerNorm twin = new Nd4jLayerNorm(1e-5);
        NaiveLayerNorm naive = new NaiveLayerNorm(1e-5);
        assertAgrees(
                naive.forward(x, gamma, beta),
                with(2, () -> twin.forward(floats.of(x), floats.of(gamma), floats.of(beta))));
        var expected = naive.backward(x, gamma, dy);
        var actual = with(2, () -> twin.backward(floats.of(x), floats.of(gamma), floats.of(dy)));
        assertAgrees(expected.dx(), actual.dx());
        assertAgrees(expected.dGamma(), actual.dGamma());
        assertAgrees(expected.dBeta(), actual.dBeta());
    }

    @Test
    void geluByTwoThreadsIsGelu() {
        Tensor x = Tensor.randn(random, LARGE);
        Tensor dy = Tensor.randn(random, LARGE);
        Nd4jActivation twin = new Nd4jActivation(Nonlinearity.GELU);
        NaiveActivation naive = new NaiveActivation(Nonlinearity.GELU);
        assertAgrees(naive.forward(x), with(2, () -> twin.forward(floats.of(x))));
        assertAgrees(naive.backward(x, dy), with(2, () -> twin.backward(floats.of(x), floats.of(dy))));
    }

    @Test
    void softmaxGradientByTwoThreadsIsItsGradient() {
        // many rows to a block, one row longer than a block, and rows of which a block holds one
        for (int[] shape : new int[][] {{20_011, 7}, {9, 5_003}, {301, 1_500}}) {
            Tensor y = new NaiveSoftmax(1).forward(Tensor.randn(random, shape));
            Tensor dy = Tensor.randn(random, shape);
            Nd4jSoftmax twin = new Nd4jSoftmax(1);
            assertAgrees(
                    new NaiveSoftmax(1).backward(y, dy), with(2, () -> twin.backward(floats.of(y), floats.of(dy))));
        }
    }

    @Test
    void adamByTwoThreadsIsAdam() {
        Tensor w = Tensor.randn(random, LARGE);
        Tensor dw = Tensor.randn(random, LARGE);
        INDArray actual = floats.of(w);
        with(2, () -> step(new Nd4jAdam(Adam.standard()), actual, floats.of(dw)));
        assertAgrees(step(new NaiveAdam(Adam.standard()), w, dw), actual);
    }

    @Test
    void gradientsOfManyImagesOfFewChannelsByTwoThreadsAreTheirs() {
        assertGradientsByTwoThreadsAgree(
                Window.unit().padding(4, 3),
                Tensor.randn(random, 5, 2, 48, 50),
                Tensor.randn(random, 3, 2, 9, 7),
                Tensor.randn(random, 5, 3, 48, 50));
    }

    @Test
    void depthwiseGradientsByTwoThreadsAreTheirs() {
        Window window = Window.unit().padding(1, 2).groups(13);
        Tensor weight = Tensor.randn(random, 13, 1, 3, 5);
        for (int images : new int[] {1, 3}) { // one image is parted, too
            Tensor x = Tensor.randn(random, images, 13, 47, 23);
            assertGradientsByTwoThreadsAgree(window, x, weight, Tensor.randn(random, images, 13, 47, 23));
        }
    }

    private void assertGradientsByTwoThreadsAgree(Window window, Tensor x, Tensor weight, Tensor dy) {
        Conv2d.Gradients<Tensor> expected = new NaiveConv2d(window).backward(x, weight, dy);
        Conv2d.Gradients<INDArray> actual =
                with(2, () -> new Nd4jConv2d(window).backward(floats.of(x), floats.of(weight), floats.of(dy)));
        assertAgrees(expected.dx(), actual.dx());
        assertAgrees(expected.dWeight(), actual.dWeight());
        assertAgrees(expected.dBias(), actual.dBias());
    }

    @Test
    void attentionByTwoThreadsIsThatByOne() {
        int[] shape = {41, 50, 32};
        INDArray q = floats.of(Tensor.randn(random, shape));
        INDArray k = floats.of(Tensor.randn(random, shape));
        INDArray v = floats.of(Tensor.randn(random, shape));
        INDArray dy = floats.of(Tensor.randn(random, shape));
        Nd4jAttention twin = new Nd4jAttention(true);
        Attention.Result<INDArray> one = with(1, () -> twin.forward(q, k, v, null));
        Attention.Result<INDArray> two = with(2, () -> twin.forward(q, k, v, null));
        assertAgrees(floats.tensor(one.y()), two.y());
        assertAgrees(floats.tensor(one.weights()), two.weights());
        Attention.Gradients<INDArray> expected = with(1, () -> twin.backward(q, k, v, one.weights(), dy, null));
        Attention.Gradients<INDArray> actual = with(2, () -> twin.backward(q, k, v, two.weights(), dy, null));
        assertAgrees(floats.tensor(expected.dq()), actual.dq());
        assertAgrees(floats.tensor(expected.dk()), actual.dk());
        assertAgrees(floats.tensor(expected.dv()), actual.dv());
    }

    private static <T> T step(Optimizer<T> optimizer, T w, T dw) {
        Named<T> parameters = Named.of(Map.of("w", w));
        optimizer.step(parameters, Named.of(Map.of("w", dw)), optimizer.start(parameters), 0.1);
        return w;
    }

    private void assertAgrees(Tensor expected, INDArray actual) {
        Comparison c = Comparison.of("result", expected, floats.tensor(actual), Tolerance.FLOAT);
        assertTrue(c.passed(), c.toString());
    }

    private static <R> R with(int threads, Supplier<R> work) {
        int before = Nd4j.getEnvironment().maxMasterThreads();
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        try {
            return work.get();
        } finally {
            Nd4j.getEnvironment().setMaxMasterThreads(before);
        }
    }
}
