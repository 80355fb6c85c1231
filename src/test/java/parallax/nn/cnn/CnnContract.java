package parallax.nn.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.CnnOperator;
import parallax.nn.Named;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Cnn} must do. */
interface CnnContract<T> extends TwinContract<T> {
    Cnn<T> twin(CnnSizes z);

    @Override
    default List<String> ops() {
        return List.of("cnn");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(2, new CnnSizes(2, 5, 6, 3, 4, 3, 3)),
                probe(3, new CnnSizes(1, 4, 9, 2, 3, 1, 2)),
                probe(1, new CnnSizes(3, 7, 4, 1, 2, 5, 4)));
    }

    private Probe<T> probe(int images, CnnSizes z) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        Random random = new Random(1);
        inputs.put("x", Tensor.randn(random, images, z.channels(), z.height(), z.width()));
        CnnParameters.random(z, random).named().forEach((name, w) -> inputs.put(name, Tensor.randn(random, w.shape())));
        return new Probe<>(z.toString(), new CnnOperator<>(NaiveCnn.of(z)), new CnnOperator<>(twin(z)), inputs);
    }

    /** One white pixel in a black image of 4 by 4, kernels of one tap, one filter each: one path from pixel to logit. */
    @Test
    default void onePathByHand() {
        CnnSizes z = new CnnSizes(1, 4, 4, 1, 1, 1, 2);
        Tensor x = Tensor.zeros(1, 1, 4, 4);
        x.set(3, 0, 0, 2, 1);
        CnnParameters<T> p = new CnnParameters<>(
                array(new int[] {1, 1, 1, 1}, 2),
                vector(1),
                array(new int[] {1, 1, 1, 1}, 5),
                vector(-4),
                array(new int[] {2, 1}, 10, -1),
                vector(0.5, 0.25));
        Cnn<T> cnn = twin(z);
        Cnn.Trace<T> trace = cnn.forward(backend().of(x), p);
        // 3 · 2 + 1 at the pixel, 1 elsewhere; 7 · 5 − 4 is the largest of the second map
        double feature = (3 * 2 + 1) * 5 - 4;
        assertSame(Tensor.of(new int[] {1, 1, 2, 2}, 1, 1, 3 * 2 + 1, 1), trace.p1());
        assertSame(Tensor.of(new int[] {1, 2}, feature * 10 + 0.5, feature * -1 + 0.25), trace.logits());
        Cnn.Gradients<T> g = cnn.backward(backend().of(x), p, trace, array(new int[] {1, 2}, 1, 2));
        double dFeature = 1 * 10 + 2 * -1;
        assertSame(
                Tensor.of(new int[] {2, 1}, 1 * feature, 2 * feature),
                g.parameters().denseWeight());
        assertSame(Tensor.vector(dFeature), g.parameters().bias2());
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 1}, dFeature * 7), g.parameters().weight2());
        assertSame(Tensor.vector(dFeature * 5), g.parameters().bias1());
        assertSame(
                Tensor.of(new int[] {1, 1, 1, 1}, dFeature * 5 * 3),
                g.parameters().weight1());
        Tensor dx = Tensor.zeros(1, 1, 4, 4);
        dx.set(dFeature * 5 * 2, 0, 0, 2, 1);
        assertSame(dx, g.dx());
    }

    /** Images do not see each other. */
    @Test
    default void aBatchIsItsImages() {
        CnnSizes z = new CnnSizes(2, 5, 6, 3, 4, 3, 3);
        Tensor x = Tensor.randn(new Random(3), 3, 2, 5, 6);
        CnnParameters<Tensor> drawn = CnnParameters.random(z, new Random(4));
        CnnParameters<T> p = CnnParameters.of(drawn.named().map(backend()::of));
        Tensor together = backend().tensor(twin(z).forward(backend().of(x), p).logits());
        for (int n = 0; n < 3; n++) {
            Tensor one = Tensor.of(new int[] {1, 2, 5, 6}, Arrays.copyOfRange(x.data(), n * 60, (n + 1) * 60));
            Tensor logits = Tensor.of(new int[] {1, 3}, Arrays.copyOfRange(together.data(), n * 3, (n + 1) * 3));
            assertSame(logits, twin(z).forward(backend().of(one), p).logits());
        }
    }

    @Test
    default void parametersHaveNamesAndComeBackByThem() {
        CnnSizes z = new CnnSizes(2, 8, 12, 3, 4, 5, 6);
        Named<Tensor> named = CnnParameters.random(z, new Random(1)).named();
        assertEquals(
                "[conv1.weight, conv1.bias, conv2.weight, conv2.bias, dense.weight, dense.bias]",
                named.names().toString());
        assertEquals(named.asMap(), CnnParameters.of(named).named().asMap());
        assertEquals("[3, 2, 5, 5]", Arrays.toString(named.get("conv1.weight").shape()));
        assertEquals("[4, 3, 5, 5]", Arrays.toString(named.get("conv2.weight").shape()));
        assertEquals("[6, 24]", Arrays.toString(named.get("dense.weight").shape())); // 4 · 2 · 3
        assertEquals(Tensor.zeros(4), named.get("conv2.bias"));
    }

    /** Half of what a relu gets is cut off, so twice the inverse of the inputs keeps the mean square. */
    @Test
    default void weightsBeginWithHesVariance() {
        CnnSizes z = new CnnSizes(4, 8, 8, 50, 60, 5, 10);
        Tensor weight = CnnParameters.random(z, new Random(1)).weight2();
        double meanSquare =
                Arrays.stream(weight.data()).map(v -> v * v).average().orElseThrow();
        assertEquals(2.0 / (50 * 5 * 5), meanSquare, 0.02 * 2.0 / (50 * 5 * 5));
    }

    @Test
    default void saysWhatDoesNotFit() {
        TwinContract.assertRejects(
                "kernel must be odd, so that maps keep their size, is 4", () -> new CnnSizes(1, 8, 8, 2, 2, 4, 2));
        TwinContract.assertRejects("height must be at least 4, is 3", () -> new CnnSizes(1, 3, 8, 2, 2, 3, 2));
        TwinContract.assertRejects("classes must be at least 2, is 1", () -> new CnnSizes(1, 8, 8, 2, 2, 3, 1));
        CnnSizes z = new CnnSizes(1, 4, 4, 2, 3, 3, 2);
        CnnParameters<T> p =
                CnnParameters.of(CnnParameters.random(z, new Random(1)).named().map(backend()::of));
        TwinContract.assertRejects(
                "weight expects 1 input channels, x has 2",
                () -> twin(z).forward(backend().of(Tensor.zeros(1, 2, 4, 4)), p));
        TwinContract.assertRejects(
                "weight expects 3 inputs, the last axis of x has 12",
                () -> twin(z).forward(backend().of(Tensor.zeros(1, 1, 8, 8)), p));
    }
}
