package parallax.nn.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import parallax.check.Probe;
import parallax.check.TransformerOperators;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.nn.TwinContract;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.MultiHeadAttention;
import parallax.tensor.Tensor;

/** What the encoder's layer, and a stack of them, must do. */
interface EncoderLayerContract<T> extends TransformerContract<T> {
    @Override
    default List<String> goldens() {
        return List.of("transformerEncoderLayer", "transformerEncoder");
    }

    @Override
    default List<Probe<T>> probes() {
        Random random = new Random(21);
        LayerOptions post = LayerOptions.postNorm(2).activation(Nonlinearity.GELU);
        LayerOptions pre = LayerOptions.preNorm(2);
        Tensor mask = Tensor.of(new int[] {2, 1, 3}, 1, 1, 0, 0, 0, 0);
        List<Probe<T>> all = new ArrayList<>();
        all.add(layer("post-norm, causal", post.causal(true), Tensor.randn(random, 2, 3, 4), null));
        all.add(layer("pre-norm, some and all of a batch entry masked", pre, Tensor.randn(random, 2, 3, 4), mask));
        all.add(stack("a stack", post, Tensor.randn(random, 2, 3, 4), mask));
        all.add(stack("a stack that ends in a norm", pre.causal(true), Tensor.randn(random, 2, 3, 4), null));
        return all;
    }

    private Probe<T> layer(String name, LayerOptions options, Tensor x, Tensor mask) {
        Random random = new Random(22);
        Named<Tensor> p = TransformerProbes.moved(
                EncoderLayer.Parameters.random(new NaiveBackend(), random, x.size(2), 5)
                        .named(),
                random);
        return new Probe<>(
                name,
                TransformerOperators.of(new EncoderLayer<>(new NaiveParts(), options), UnaryOperator.identity()),
                TransformerOperators.of(new EncoderLayer<>(parts(), options), UnaryOperator.identity()),
                mask == null ? TransformerProbes.inputs(p, "x", x) : TransformerProbes.inputs(p, "x", x, "mask", mask),
                List.of("mask"));
    }

    private Probe<T> stack(String name, LayerOptions options, Tensor x, Tensor mask) {
        Random random = new Random(23);
        StackSizes sizes = new StackSizes(2, x.size(2), 3);
        Named<Tensor> p = TransformerProbes.moved(
                Encoder.Parameters.random(new NaiveBackend(), random, options, sizes)
                        .named(),
                random);
        return new Probe<>(
                name,
                TransformerOperators.of(new Encoder<>(new NaiveParts(), options), 2),
                TransformerOperators.of(new Encoder<>(parts(), options), 2),
                mask == null ? TransformerProbes.inputs(p, "x", x) : TransformerProbes.inputs(p, "x", x, "mask", mask),
                List.of("mask"));
    }

    private Tensor run(LayerOptions options, Tensor x, Tensor mask, Named<Tensor> p) {
        Encoder<T> encoder = new Encoder<>(parts(), options);
        return backend()
                .tensor(encoder.forward(
                                backend().of(x),
                                mask == null ? null : backend().of(mask),
                                Encoder.Parameters.of(p.map(backend()::of)))
                        .y());
    }

    private static Named<Tensor> parameters(LayerOptions options) {
        Random random = new Random(24);
        return TransformerProbes.moved(
                Encoder.Parameters.random(new NaiveBackend(), random, options, new StackSizes(2, 6, 5))
                        .named(),
                random);
    }

    /**
     * One token of two features, identity projections, a feed-forward network of one hidden number: attention to oneself alone has the
     * weight 1, and a norm over two features gives −1 and 1 (with ε so small that it is lost).
     */
    @Test
    default void oneTokenByHand() {
        Tensor identities = Tensor.zeros(6, 2);
        for (int k = 0; k < 6; k++) {
            identities.set(1, k, k % 2);
        }
        Tensor identity = Tensor.matrix(new double[] {1, 0}, new double[] {0, 1});
        Named<Tensor> p = Named.<Tensor>none()
                .with("self.weightIn", identities)
                .with("self.biasIn", Tensor.zeros(6))
                .with("self.weightOut", identity)
                .with("self.biasOut", Tensor.vector(0.5, 0.25))
                .with("ff.weight1", Tensor.matrix(new double[] {2, 3}))
                .with("ff.bias1", Tensor.vector(7))
                .with("ff.weight2", Tensor.matrix(new double[] {0.5}, new double[] {-1}))
                .with("ff.bias2", Tensor.vector(0.125, 0.0625))
                .with("norm1.gamma", Tensor.vector(2, 3))
                .with("norm1.beta", Tensor.vector(10, 20))
                .with("norm2.gamma", Tensor.vector(5, 4))
                .with("norm2.beta", Tensor.vector(30, 40));
        Tensor x = Tensor.of(new int[] {1, 1, 2}, 1, 9);
        // Post-norm: x + S(x) = (1 + 1 + 0.5, 9 + 9 + 0.25), rises, so its norm is (−1, 1).
        double a0 = -1 * 2 + 10;
        double a1 = 1 * 3 + 20;
        double hidden = 2 * a0 + 3 * a1 + 7;
        double sum0 = a0 + 0.5 * hidden + 0.125;
        double sum1 = a1 - 1 * hidden + 0.0625;
        assertTrue(sum0 > sum1, "so the second norm is (1, −1)");
        assertClose(Tensor.of(new int[] {1, 1, 2}, 1 * 5 + 30, -1 * 4 + 40), layer(false, x, p));
        // Pre-norm: S sees the norm of x, (−1, 1) · γ1 + β1, and x itself is what it is added to.
        double b0 = 1 + (-1 * 2 + 10) + 0.5;
        double b1 = 9 + (1 * 3 + 20) + 0.25;
        double normal0 = -1 * 5 + 30;
        double normal1 = 1 * 4 + 40;
        double inside = 2 * normal0 + 3 * normal1 + 7;
        assertClose(
                Tensor.of(new int[] {1, 1, 2}, b0 + 0.5 * inside + 0.125, b1 - 1 * inside + 0.0625), layer(true, x, p));
    }

    private Tensor layer(boolean normFirst, Tensor x, Named<Tensor> p) {
        LayerOptions options = new LayerOptions(1, normFirst, Nonlinearity.RELU, 1e-14, false);
        return backend()
                .tensor(new EncoderLayer<>(parts(), options)
                        .forward(backend().of(x), null, EncoderLayer.Parameters.of(p.map(backend()::of)))
                        .y());
    }

    @Test
    default void aLaterTokenChangesNoEarlierOutput() {
        for (LayerOptions options : List.of(
                LayerOptions.postNorm(2).causal(true), LayerOptions.preNorm(3).causal(true))) {
            Tensor x = Tensor.randn(new Random(25), 2, 4, 6);
            Tensor changed = x.copy();
            changed.add(5, 1, 2, 0);
            Tensor before = run(options, x, null, parameters(options));
            Tensor after = run(options, changed, null, parameters(options));
            for (int b = 0; b < 2; b++)
                for (int t = 0; t < 4; t++) {
                    boolean same = b == 0 || t < 2;
                    for (int e = 0; e < 6; e++) {
                        if (same) {
                            assertEquals(before.get(b, t, e), after.get(b, t, e));
                        }
                    }
                    assertTrue(same || Math.abs(before.get(b, t, 1) - after.get(b, t, 1)) > 1e-6);
                }
        }
    }

    @Test
    default void whatIsMaskedChangesNoOtherToken() {
        LayerOptions options = LayerOptions.postNorm(3);
        Tensor mask = Tensor.of(new int[] {2, 1, 4}, 1, 1, 0, 1, 1, 1, 1, 1);
        Tensor x = Tensor.randn(new Random(26), 2, 4, 6);
        Tensor changed = x.copy();
        changed.add(5, 0, 2, 3);
        Tensor before = run(options, x, mask, parameters(options));
        Tensor after = run(options, changed, mask, parameters(options));
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < 4; t++)
                for (int e = 0; e < 6; e++) {
                    if (b != 0 || t != 2) {
                        assertEquals(before.get(b, t, e), after.get(b, t, e));
                    }
                }
        assertTrue(Math.abs(before.get(0, 2, 0) - after.get(0, 2, 0)) > 1e-6);
    }

    @Test
    default void withoutPositionsTheOrderOfTheTokensIsThatOfTheOutputs() {
        LayerOptions options = LayerOptions.preNorm(2);
        int[] order = {2, 0, 3, 1};
        Tensor x = Tensor.randn(new Random(27), 2, 4, 6);
        assertClose(
                reordered(run(options, x, null, parameters(options)), order),
                run(options, reordered(x, order), null, parameters(options)));
    }

    private static Tensor reordered(Tensor x, int... order) {
        Tensor y = Tensor.zeros(x.shape());
        for (int b = 0; b < x.size(0); b++)
            for (int t = 0; t < x.size(1); t++)
                for (int e = 0; e < x.size(2); e++) {
                    y.set(x.get(b, order[t], e), b, t, e);
                }
        return y;
    }

    @Test
    default void parametersAreReadBackByName() {
        LayerOptions options = LayerOptions.preNorm(2);
        Map<String, Tensor> p = parameters(options).asMap();
        assertEquals(2 * 12 + 2, p.size());
        assertTrue(p.keySet().containsAll(List.of("0.self.weightIn", "1.ff.bias2", "1.norm2.beta", "norm.gamma")));
        assertEquals(p, Encoder.Parameters.of(Named.of(p)).named().asMap());
        assertTrue(!Encoder.Parameters.random(
                        new NaiveBackend(), new Random(1), LayerOptions.postNorm(2), new StackSizes(1, 4, 3))
                .named()
                .has("norm.gamma"));
    }

    @Test
    default void weightsBeginWithinTheirBounds() {
        EncoderLayer.Parameters<Tensor> p = EncoderLayer.Parameters.random(new NaiveBackend(), new Random(28), 20, 30);
        assertBounded(Math.sqrt(6.0 / (20 + 20)), p.self().weightIn());
        assertBounded(Math.sqrt(6.0 / (20 + 20)), p.self().weightOut());
        assertBounded(Math.sqrt(6.0 / (20 + 30)), p.ff().weight1());
        assertBounded(Math.sqrt(6.0 / (30 + 20)), p.ff().weight2());
        assertEquals(Tensor.zeros(60), p.self().biasIn());
        assertEquals(Tensor.zeros(20).map(v -> 1), p.norm2().gamma());
    }

    private static void assertBounded(double bound, Tensor weight) {
        double most = 0;
        for (double w : weight.data()) {
            most = Math.max(most, Math.abs(w));
        }
        assertTrue(most <= bound && most > 0.95 * bound, most + " against " + bound);
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3, 4));
        EncoderLayer.Parameters<T> p = EncoderLayer.Parameters.random(backend(), new Random(29), 4, 5);
        EncoderLayer<T> layer = new EncoderLayer<>(parts(), LayerOptions.postNorm(3));
        TwinContract.assertRejects("4 features cannot be cut into 3 equal heads", () -> layer.forward(x, null, p));
        EncoderLayer.Parameters<T> other = EncoderLayer.Parameters.random(backend(), new Random(29), 6, 5);
        TwinContract.assertRejects(
                "axis 1 of self.weightIn (3E, E) has size 6, must be 4: E is 4 in x (B, T, E)",
                () -> layer.forward(
                        x,
                        null,
                        new EncoderLayer.Parameters<>(
                                new MultiHeadAttention.Parameters<>(
                                        backend().of(Tensor.zeros(12, 6)),
                                        p.self().biasIn(),
                                        p.self().weightOut(),
                                        p.self().biasOut()),
                                p.ff(),
                                p.norm1(),
                                p.norm2())));
        TwinContract.assertRejects(
                "axis 1 of ff.weight1 (F, E) has size 6, must be 4: E is 4 in x (B, T, E)",
                () -> layer.forward(
                        x, null, new EncoderLayer.Parameters<>(p.self(), other.ff(), p.norm1(), p.norm2())));
        TwinContract.assertRejects(
                "norm2 is null",
                () -> layer.forward(x, null, new EncoderLayer.Parameters<>(p.self(), p.ff(), p.norm1(), null)));
        TwinContract.assertRejects("p is null", () -> layer.forward(x, null, null));
        TwinContract.assertRejects("heads must be at least 1, is 0", () -> LayerOptions.postNorm(0));
        TwinContract.assertRejects(
                "eps must be greater than 0 and finite, is 0.0",
                () -> new LayerOptions(1, true, Nonlinearity.RELU, 0, false));
        TwinContract.assertRejects("layers must be at least 1, is 0", () -> new Encoder.Parameters<T>(List.of(), null));
        TwinContract.assertRejects("hidden must be at least 1, is 0", () -> new StackSizes(1, 2, 0));
    }
}
