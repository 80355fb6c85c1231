package parallax.exercise.decoder;

import java.util.Random;
import parallax.nn.NaiveBackend;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.attention.NaiveMultiHeadAttention;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.nn.transformer.DecoderLayer;
import parallax.nn.transformer.FeedForward;
import parallax.nn.transformer.LayerOptions;
import parallax.nn.transformer.NaiveParts;
import parallax.nn.transformer.NormParameters;
import parallax.tensor.Tensor;

/**
 * What a decoder layer is put together from, as functions of tensors: each knows its own parameters, masks and heads.
 *
 * <p>All are the library's; how they are joined is what the learner writes.
 */
public final class Sublayers {
    private final DecoderLayer.Parameters<Tensor> p;
    private final int heads;
    private final Tensor mask;
    private final Tensor memoryMask;

    /**
     * Makes the sublayers of a layer.
     *
     * @param p          of the layer. Not modified.
     * @param heads      of both attentions
     * @param mask       of the self-attention, beside its causality, or null. Not modified.
     * @param memoryMask of the cross-attention, or null. Not modified.
     */
    public Sublayers(DecoderLayer.Parameters<Tensor> p, int heads, Tensor mask, Tensor memoryMask) {
        this.p = p;
        this.heads = heads;
        this.mask = mask;
        this.memoryMask = memoryMask;
    }

    /** Returns sublayers of random parameters, biases and norms too. */
    public static Sublayers random(long seed, int features, int hidden, int heads, Tensor memoryMask) {
        Random random = new Random(seed);
        DecoderLayer.Parameters<Tensor> p =
                DecoderLayer.Parameters.random(new NaiveBackend(), random, features, hidden);
        return new Sublayers(
                DecoderLayer.Parameters.of(p.named().map(t -> t.map(v -> v + 0.3 * random.nextGaussian()))),
                heads,
                null,
                memoryMask);
    }

    /** Returns self-attention of x (B, T, E), causal: (B, T, E). */
    public Tensor selfAttention(Tensor x) {
        return self().forward(x, x, x, mask, p.self()).y();
    }

    /** Returns attention of queries (B, T, E) to keys and values, both from other (B, S, E): (B, T, E). */
    public Tensor crossAttention(Tensor queries, Tensor other) {
        return cross().forward(queries, other, other, memoryMask, p.cross()).y();
    }

    /** Returns the feed-forward network's output for x (B, T, E): (B, T, E). */
    public Tensor feedForward(Tensor x) {
        return network().forward(x, p.ff()).y();
    }

    /**
     * Returns x (B, T, E), normalised.
     *
     * @param n which of the layer's normalisations, 1 to 3
     */
    public Tensor norm(int n, Tensor x) {
        NormParameters<Tensor> which = parametersOfNorm(n);
        return new NaiveLayerNorm(eps()).forward(x, which.gamma(), which.beta());
    }

    /** Returns the gradient at self-attention's x, given x and that at its output. */
    public Tensor selfAttentionBackward(Tensor x, Tensor dy) {
        MultiHeadAttention.Result<Tensor> result = self().forward(x, x, x, mask, p.self());
        return self().backwardSelf(x, p.self(), result, dy).dx();
    }

    /** Returns the gradients at cross-attention's queries (dq), keys (dk) and values (dv), given its arguments and that at its output. */
    public MultiHeadAttention.Gradients<Tensor> crossAttentionBackward(Tensor queries, Tensor other, Tensor dy) {
        MultiHeadAttention.Result<Tensor> result = cross().forward(queries, other, other, memoryMask, p.cross());
        return cross().backward(queries, other, other, p.cross(), result, dy);
    }

    /** Returns the gradient at the feed-forward network's x, given x and that at its output. */
    public Tensor feedForwardBackward(Tensor x, Tensor dy) {
        return network().backward(x, p.ff(), network().forward(x, p.ff()), dy).dx();
    }

    /** Returns the gradient at normalisation n's x, given x and that at its output. */
    public Tensor normBackward(int n, Tensor x, Tensor dy) {
        return new NaiveLayerNorm(eps())
                .backward(x, parametersOfNorm(n).gamma(), dy)
                .dx();
    }

    /** Returns what the library's layer of these parameters makes of x and memory. */
    DecoderLayer.Result<Tensor> layer(Tensor x, Tensor memory) {
        return library().forward(x, memory, mask, memoryMask, p);
    }

    /** Returns the gradients of the library's layer. */
    DecoderLayer.Gradients<Tensor> layerBackward(Tensor x, Tensor memory, Tensor dy) {
        return library().backward(x, memory, p, layer(x, memory), dy);
    }

    private DecoderLayer<Tensor> library() {
        return new DecoderLayer<>(new NaiveParts(), options());
    }

    private LayerOptions options() {
        return LayerOptions.postNorm(heads).causal(true);
    }

    private double eps() {
        return options().eps();
    }

    private MultiHeadAttention<Tensor> self() {
        return new NaiveMultiHeadAttention(heads, true);
    }

    private MultiHeadAttention<Tensor> cross() {
        return new NaiveMultiHeadAttention(heads, false);
    }

    private static FeedForward<Tensor> network() {
        return new FeedForward<>(new NaiveParts(), Nonlinearity.RELU);
    }

    private NormParameters<Tensor> parametersOfNorm(int n) {
        return switch (n) {
            case 1 -> p.norm1();
            case 2 -> p.norm2();
            case 3 -> p.norm3();
            default -> throw new IllegalArgumentException("a decoder layer has norms 1 to 3, n is " + n);
        };
    }

    @Override
    public String toString() {
        return "Sublayers of a decoder layer of " + heads + " heads";
    }
}
