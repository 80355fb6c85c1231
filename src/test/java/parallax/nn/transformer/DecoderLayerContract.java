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
import parallax.tensor.Tensor;

/** What the decoder's layer, and a stack of them, must do. */
interface DecoderLayerContract<T> extends TransformerContract<T> {
    @Override
    default List<String> goldens() {
        return List.of("transformerDecoderLayer", "transformerDecoder");
    }

    @Override
    default List<Probe<T>> probes() {
        Random random = new Random(31);
        LayerOptions post = LayerOptions.postNorm(2).activation(Nonlinearity.GELU);
        LayerOptions pre = LayerOptions.preNorm(2);
        List<Probe<T>> all = new ArrayList<>();
        all.add(layer("post-norm", post.causal(true), Tensor.randn(random, 2, 3, 4), Tensor.randn(random, 2, 5, 4)));
        all.add(layer(
                "masks",
                pre,
                Tensor.randn(random, 2, 3, 4),
                Tensor.randn(random, 2, 2, 4),
                "mask",
                Tensor.of(new int[] {2, 1, 3}, 1, 0, 1, 1, 1, 0),
                "memoryMask",
                Tensor.of(new int[] {2, 1, 2}, 0, 1, 0, 0)));
        all.add(stack("a stack", post.causal(true), Tensor.randn(random, 2, 3, 4), Tensor.randn(random, 2, 2, 4)));
        all.add(stack(
                "a stack that ends in a norm", pre, Tensor.randn(random, 1, 2, 4), Tensor.randn(random, 1, 3, 4)));
        return all;
    }

    private Probe<T> layer(String name, LayerOptions options, Tensor x, Tensor memory, Object... masks) {
        Random random = new Random(32);
        Named<Tensor> p = TransformerProbes.moved(
                DecoderLayer.Parameters.random(new NaiveBackend(), random, x.size(2), 5)
                        .named(),
                random);
        Map<String, Tensor> inputs = TransformerProbes.inputs(p, "x", x, "memory", memory);
        inputs.putAll(TransformerProbes.inputs(Named.none(), masks));
        return new Probe<>(
                name,
                TransformerOperators.of(new DecoderLayer<>(new NaiveParts(), options), UnaryOperator.identity()),
                TransformerOperators.of(new DecoderLayer<>(parts(), options), UnaryOperator.identity()),
                inputs,
                List.of("mask", "memoryMask"));
    }

    private Probe<T> stack(String name, LayerOptions options, Tensor x, Tensor memory) {
        Random random = new Random(33);
        StackSizes sizes = new StackSizes(2, x.size(2), 3);
        Named<Tensor> p = TransformerProbes.moved(
                Decoder.Parameters.random(new NaiveBackend(), random, options, sizes)
                        .named(),
                random);
        return new Probe<>(
                name,
                TransformerOperators.of(new Decoder<>(new NaiveParts(), options), 2),
                TransformerOperators.of(new Decoder<>(parts(), options), 2),
                TransformerProbes.inputs(p, "x", x, "memory", memory),
                List.of());
    }

    private Tensor run(Tensor x, Tensor memory, Tensor memoryMask) {
        LayerOptions options = LayerOptions.preNorm(2).causal(true);
        Random random = new Random(34);
        Named<Tensor> p = TransformerProbes.moved(
                Decoder.Parameters.random(new NaiveBackend(), random, options, new StackSizes(2, 6, 5))
                        .named(),
                random);
        return backend()
                .tensor(new Decoder<>(parts(), options)
                        .forward(
                                backend().of(x),
                                backend().of(memory),
                                null,
                                memoryMask == null ? null : backend().of(memoryMask),
                                Decoder.Parameters.of(p.map(backend()::of)))
                        .y());
    }

    @Test
    default void aLaterTokenChangesNoEarlierOutput() {
        Tensor memory = Tensor.randn(new Random(35), 2, 3, 6);
        Tensor x = Tensor.randn(new Random(36), 2, 4, 6);
        Tensor changed = x.copy();
        changed.add(5, 1, 2, 0);
        assertOnly(run(x, memory, null), run(changed, memory, null), 1, 2);
    }

    @Test
    default void theWholeMemoryIsSeenByEachToken() {
        Tensor memory = Tensor.randn(new Random(35), 2, 3, 6);
        Tensor x = Tensor.randn(new Random(36), 2, 4, 6);
        Tensor changed = memory.copy();
        changed.add(5, 1, 2, 0);
        assertOnly(run(x, memory, null), run(x, changed, null), 1, 0);
    }

    /** Asserts that of one batch entry the tokens from one on differ, and nothing else. */
    private static void assertOnly(Tensor before, Tensor after, int batch, int first) {
        for (int b = 0; b < before.size(0); b++)
            for (int t = 0; t < before.size(1); t++) {
                double change = 0;
                for (int e = 0; e < before.size(2); e++) {
                    change = Math.max(change, Math.abs(before.get(b, t, e) - after.get(b, t, e)));
                }
                assertTrue((b == batch && t >= first) ? change > 1e-6 : change == 0, b + ", " + t + ": " + change);
            }
    }

    @Test
    default void maskedMemoryChangesNothing() {
        Tensor memory = Tensor.randn(new Random(35), 2, 3, 6);
        Tensor x = Tensor.randn(new Random(36), 2, 4, 6);
        Tensor mask = Tensor.of(new int[] {2, 1, 3}, 1, 0, 1, 1, 1, 1);
        Tensor changed = memory.copy();
        changed.add(5, 0, 1, 3);
        assertEquals(run(x, memory, mask), run(x, changed, mask));
    }

    @Test
    default void parametersAreReadBackByName() {
        LayerOptions options = LayerOptions.preNorm(2);
        Map<String, Tensor> p = Decoder.Parameters.random(
                        new NaiveBackend(), new Random(37), options, new StackSizes(2, 4, 3))
                .named()
                .asMap();
        assertEquals(2 * 18 + 2, p.size());
        assertTrue(p.keySet().containsAll(List.of("0.cross.weightIn", "1.norm3.beta", "norm.beta")));
        assertEquals(p, Decoder.Parameters.of(Named.of(p)).named().asMap());
    }

    @Test
    default void saysWhatDoesNotFit() {
        DecoderLayer<T> layer = new DecoderLayer<>(parts(), LayerOptions.postNorm(2));
        DecoderLayer.Parameters<T> p = DecoderLayer.Parameters.random(backend(), new Random(38), 4, 5);
        T x = backend().of(Tensor.zeros(2, 3, 4));
        TwinContract.assertRejects(
                "axis 0 of memory (B, S, E) has size 3, must be 2: B is 2 in x (B, T, E)",
                () -> layer.forward(x, backend().of(Tensor.zeros(3, 2, 4)), null, null, p));
        TwinContract.assertRejects(
                "axis 2 of memory (B, S, E) has size 6, must be 4: E is 4 in x (B, T, E)",
                () -> layer.forward(x, backend().of(Tensor.zeros(2, 3, 6)), null, null, p));
        TwinContract.assertRejects(
                "axis 1 of mask (3, 3) has size 3, must be 1 or Tk = 2",
                () -> layer.forward(
                        x, backend().of(Tensor.zeros(2, 2, 4)), null, backend().of(Tensor.zeros(3, 3)), p));
    }
}
