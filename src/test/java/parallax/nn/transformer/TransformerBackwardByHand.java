package parallax.nn.transformer;

import static parallax.nn.transformer.ByHand.row;

import org.junit.jupiter.api.Test;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * A Transformer whose gradients are computed by hand, in {@link TransformerGradientsByHand}; {@link ByHand} says what makes it easy.
 */
interface TransformerBackwardByHand<T> extends TransformerContract<T> {
    double ROOT = Math.sqrt(2);

    /**
     * The paper's choices: post-norm, sinusoidal positions, of two features (sin p, cos p). The cross-attention's queries are √2 times (4, 2)
     * and (−8, −4), to which the memory's (4, −2) and (1, 4) are equally like: their weights are ½, and yet queries and keys have gradients.
     */
    @Test
    default void aTransformersGradientsByHand() {
        Transformer<T> model = new Transformer<>(parts(), ByHand.optionsWithSlope(false), -1);
        Indices source = Indices.of(new int[][] {{1, 2}});
        Indices target = Indices.of(new int[][] {{2, 1}});
        Transformer.Parameters<T> p = Transformer.Parameters.of(both().map(backend()::of));
        Transformer.Result<T> result = model.forward(source, target, p);
        assertEncoderStages(result.encoded());
        assertDecoderStages(result.decoded());
        Tensor dLogits = Tensor.matrix(row(1, 0, -2), row(1, -3, 4)).reshape(1, 2, 3);
        Transformer.Parameters<T> d =
                model.backward(source, target, p, result, backend().of(dLogits));
        assertClose(new TransformerGradientsByHand().named().asMap(), d.named().asMap());
        model.release(result);
    }

    private void assertEncoderStages(Transformer.Encoded<T> encoded) {
        EncoderLayer.Result<T> layer = encoded.encoder().layers().get(0);
        assertRows("source x", encoded.x(), row(4, 0), row(1, 3));
        // x + twice the mean (2.5, 1.5); d = 3, 0
        assertRows("source x + SelfAttention(x)", layer.self().sum(), row(4 + 5, 0 + 3), row(1 + 5, 3 + 3));
        assertRows("source a", layer.self().y(), row(0.6 * 5 + 1, -0.6 * 10 + 2), row(1, 2));
        // a + the feed-forward network; d = 3, 0. Its hidden number is
        // of (4, −4): relu(4 − 3 · 4 − 4) = 0;
        // of (1, 2): relu(1 + 3 · 2 − 4) = 3.
        assertRows("source a + FeedForward(a)", layer.ff().sum(), row(4, -4 + 2), row(1 + 2 * 3, 2 + 1 * 3 + 2));
        assertRows("memory", encoded.encoder().y(), row(0.6 * 5 + 1, -0.6 * 10 + 4), row(1, 4));
    }

    private void assertDecoderStages(Transformer.Decoded<T> decoded) {
        DecoderLayer.Result<T> layer = decoded.decoder().layers().get(0);
        assertRows("target x", decoded.x(), row(2, 2), row(0, 4));
        // x + the mean of x so far; d = 0, −3
        assertRows("target x + SelfAttention(x)", layer.self().sum(), row(2 + 2, 2 + 2), row(0 + 1, 4 + 3));
        assertRows("target a", layer.self().y(), row(4, 2), row(-0.6 * 20 + 4, 0.6 * -10 + 2));
        // a = (4, 2), (−8, −4) + weightOut times the mean (2.5, 1) of the memory; d = 0, −3
        assertRows("a + CrossAttention(a, memory)", layer.cross().sum(), row(4 + 5, 2 + 7), row(-8 + 5, -4 + 7));
        assertRows("c", layer.cross().y(), row(5, 4), row(-0.6 * 15 + 5, 0.6 * 5 + 4));
        // c + the feed-forward network; d = 0, −3. Its hidden number is
        // of (5, 4): relu(−5 + 2 · 4 − 15) = 0;
        // of (−4, 7): relu(4 + 2 · 7 − 15) = 3.
        assertRows("c + FeedForward(c)", layer.ff().sum(), row(5, 4 + 1), row(-4 + 3 * 3, 7 + 1 * 3 + 1));
        assertRows("h", decoded.decoder().y(), row(1, -1), row(-0.6 * 10 + 1, 0.6 * 5 - 1));
    }

    private static Named<Tensor> both() {
        return Named.<Tensor>none()
                // x, less the positions (0, 1) and (sin 1, cos 1), is √2 times these
                .with("source.table", scaledTo(row(9, 9), row(4, 0 - 1), row(1 - Math.sin(1), 3 - Math.cos(1))))
                .with("target.table", scaledTo(row(9, 9), row(0 - Math.sin(1), 4 - Math.cos(1)), row(2, 2 - 1)))
                .with("encoder.0.self", ByHand.attention(0, row(2, 0), row(0, 2)))
                .with("encoder.0.norm1", ByHand.norm(row(5, 10), row(1, 2)))
                .with("encoder.0.ff", feedForward(row(1, 3), -4, row(2, 1), row(0, 2)))
                .with("encoder.0.norm2", ByHand.norm(row(5, 10), row(1, 4)))
                .with("decoder.0.self", ByHand.mean())
                .with("decoder.0.cross", ByHand.attention(ROOT, row(2, 0), row(2, 2)))
                .with("decoder.0.norm1", ByHand.norm(row(20, -10), row(4, 2)))
                .with("decoder.0.norm2", ByHand.norm(row(15, 5), row(5, 4)))
                .with("decoder.0.ff", feedForward(row(-1, 2), -15, row(3, 1), row(0, 1)))
                .with("decoder.0.norm3", ByHand.norm(row(10, 5), row(1, -1)))
                .with("generator.weight", Tensor.matrix(row(1, 0), row(3, 1), row(-1, 1)))
                .with("generator.bias", Tensor.vector(5, -5, 0));
    }

    static Named<Tensor> feedForward(double[] weight1, double bias1, double[] weight2, double[] bias2) {
        return ByHand.feedForward(
                Tensor.matrix(weight1),
                Tensor.vector(bias1),
                Tensor.vector(weight2).reshape(2, 1),
                Tensor.vector(bias2));
    }

    private static Tensor scaledTo(double[]... rows) {
        return Tensor.matrix(rows).map(v -> v / ROOT);
    }
}
