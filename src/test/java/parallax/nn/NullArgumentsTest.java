package parallax.nn;

import static parallax.nn.TwinContract.assertRejects;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.attention.NaiveMultiHeadAttention;
import parallax.nn.cnn.Cnn;
import parallax.nn.cnn.CnnParameters;
import parallax.nn.cnn.CnnSizes;
import parallax.nn.cnn.NaiveCnn;
import parallax.nn.conv.Conv2dSizes;
import parallax.nn.conv.DepthwiseSeparableConv2d;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.NaivePointwiseConv2d;
import parallax.nn.conv.Window;
import parallax.nn.pool.Pooling;
import parallax.nn.recurrent.Bidirectional;
import parallax.nn.recurrent.NaiveGru;
import parallax.nn.recurrent.Stacked;
import parallax.nn.transformer.CachedNextToken;
import parallax.nn.transformer.Decoder;
import parallax.nn.transformer.DecoderLayer;
import parallax.nn.transformer.Encoder;
import parallax.nn.transformer.EncoderLayer;
import parallax.nn.transformer.LanguageModel;
import parallax.nn.transformer.LayerOptions;
import parallax.nn.transformer.MaskedLanguageModel;
import parallax.nn.transformer.NaiveParts;
import parallax.nn.transformer.StackSizes;
import parallax.nn.transformer.TokenParameters;
import parallax.nn.transformer.TokenResult;
import parallax.nn.transformer.Transformer;
import parallax.tensor.Tensor;

/** What is made of parts says by name which of its arguments is null, as the parts do of theirs. */
class NullArgumentsTest {
    private static final LayerOptions OPTIONS = LayerOptions.preNorm(2);
    private static final StackSizes STACK = new StackSizes(1, 4, 3);
    private static final Indices TOKENS = Indices.of(new int[][] {{1, 3}, {2, 0}});

    private final NaiveBackend backend = new NaiveBackend();
    private final NaiveParts parts = new NaiveParts();
    private final TokenParameters<Tensor> p =
            TokenParameters.random(backend, new Random(1), OPTIONS, TokenParameters.Sizes.gpt(4, 5, STACK));

    @Test
    void ofLanguageModels() {
        LanguageModel<Tensor> model = new LanguageModel<>(parts, OPTIONS);
        Tensor dLogits = Tensor.zeros(2, 2, 4);
        TokenResult<Tensor> result = model.forward(TOKENS, p);
        assertRejects("p is null", () -> model.forward(TOKENS, null));
        assertRejects("tokens is null", () -> model.forward(null, p));
        assertRejects("result is null", () -> model.backward(TOKENS, p, null, dLogits));
        assertRejects("p is null", () -> model.backward(TOKENS, null, result, dLogits));
        assertRejects("p is null", () -> model.begin(TOKENS, null));
        try (CachedNextToken<Tensor> cached = new CachedNextToken<>(model, p)) {
            assertRejects("tokens is null", () -> cached.logits(null));
        }
        MaskedLanguageModel<Tensor> masked = new MaskedLanguageModel<>(parts, OPTIONS, 0);
        assertRejects("p is null", () -> masked.forward(TOKENS, null));
        assertRejects("tokens is null", () -> masked.forward(null, p));
        assertRejects("result is null", () -> masked.backward(TOKENS, p, null, dLogits));
        assertRejects(
                "tokens must have 2 axes (B, T), has 1: (2)",
                () -> masked.forward(Indices.of(new int[] {2}, new int[] {1, 2}), p));
    }

    @Test
    void ofTransformers() {
        Transformer<Tensor> model = new Transformer<>(parts, OPTIONS, 0);
        Transformer.Parameters<Tensor> all =
                Transformer.Parameters.random(backend, new Random(2), OPTIONS, 4, 4, STACK);
        Transformer.Result<Tensor> result = model.forward(TOKENS, TOKENS, all);
        Tensor memory = result.encoded().encoder().y();
        Tensor dLogits = Tensor.zeros(2, 2, 4);
        assertRejects("p is null", () -> model.forward(TOKENS, TOKENS, null));
        assertRejects("source is null", () -> model.forward(null, TOKENS, all));
        assertRejects("target is null", () -> model.forward(TOKENS, null, all));
        assertRejects("source is null", () -> model.decode(TOKENS, null, memory, all));
        assertRejects("result is null", () -> model.backward(TOKENS, TOKENS, all, null, dLogits));
        assertRejects("p is null", () -> model.backward(TOKENS, TOKENS, null, result, dLogits));
    }

    @Test
    void ofStacks() {
        Tensor x = Tensor.zeros(1, 2, 4);
        Encoder<Tensor> encoder = new Encoder<>(parts, OPTIONS);
        Encoder.Result<Tensor> encoded = encoder.forward(x, null, p.encoder());
        assertRejects("p is null", () -> encoder.backward(x, null, encoded, x));
        assertRejects("result is null", () -> encoder.backward(x, p.encoder(), null, x));
        EncoderLayer.Parameters<Tensor> layer = p.encoder().layers().get(0);
        assertRejects("result is null", () -> new EncoderLayer<>(parts, OPTIONS).backward(x, layer, null, x));
        assertRejects("layers[1] is null", () -> new Encoder.Parameters<>(Arrays.asList(layer, null), null));
        Decoder<Tensor> decoder = new Decoder<>(parts, OPTIONS);
        Decoder.Parameters<Tensor> of = Decoder.Parameters.random(backend, new Random(3), OPTIONS, STACK);
        assertRejects("result is null", () -> decoder.backward(x, x, of, null, x));
        DecoderLayer.Parameters<Tensor> decoderLayer = of.layers().get(0);
        assertRejects("result is null", () -> new DecoderLayer<>(parts, OPTIONS).backward(x, x, decoderLayer, null, x));
    }

    @Test
    void ofConvolutions() {
        CnnSizes sizes = new CnnSizes(1, 4, 4, 1, 1, 3, 2);
        Cnn<Tensor> cnn = NaiveCnn.of(sizes);
        Tensor x = Tensor.zeros(1, 1, 4, 4);
        CnnParameters<Tensor> weights = CnnParameters.random(sizes, new Random(4));
        assertRejects("p is null", () -> cnn.forward(x, null));
        assertRejects("t is null", () -> cnn.backward(x, weights, null, Tensor.zeros(1, 2)));
        DepthwiseSeparableConv2d<Tensor> separable =
                new DepthwiseSeparableConv2d<>(backend, Window.unit(), NaiveConv2d::new, new NaivePointwiseConv2d());
        DepthwiseSeparableConv2d.Parameters<Tensor> own = new DepthwiseSeparableConv2d.Parameters<>(
                Tensor.zeros(1, 1, 1, 1), null, Tensor.zeros(1, 1, 1, 1), null);
        assertRejects("p is null", () -> separable.forward(x, null));
        assertRejects("result is null", () -> separable.backward(x, own, null, x));
        assertRejects("window is null", () -> Conv2dSizes.of(null, new int[] {1, 1, 1, 1}, new int[] {1, 1, 1, 1}));
        assertRejects("weight is null", () -> Conv2dSizes.of(Window.unit(), new int[] {1, 1, 1, 1}, null));
        assertRejects("x is null", () -> Pooling.of(2).output(null));
    }

    @Test
    void ofAttentionAndRecurrences() {
        NaiveMultiHeadAttention attention = new NaiveMultiHeadAttention(1, false);
        Tensor x = Tensor.zeros(1, 2, 4);
        MultiHeadAttention.Parameters<Tensor> of = p.encoder().layers().get(0).self();
        MultiHeadAttention.Result<Tensor> result = attention.forward(x, x, x, null, of);
        assertRejects(
                "result.projected is null",
                () -> attention.backward(
                        x, x, x, of, new MultiHeadAttention.Result<>(x, result.weights(), null, x), x));
        assertRejects("part is null", () -> new Bidirectional<>(backend, null));
        assertRejects("part is null", () -> new Stacked<>(backend, null));
        assertRejects("backend is null", () -> new Stacked<>(null, new NaiveGru(true)));
        assertRejects("p is null", () -> new Stacked<>(backend, new NaiveGru(true)).forward(x, List.of(x), null, null));
    }
}
