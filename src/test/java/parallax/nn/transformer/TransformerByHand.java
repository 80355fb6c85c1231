package parallax.nn.transformer;

import static parallax.nn.transformer.ByHand.row;

import org.junit.jupiter.api.Test;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * A Transformer computed by hand, stage by stage; {@link ByHand} says what makes it easy. A stage is a row of its two features per token.
 */
interface TransformerByHand<T> extends TransformerContract<T> {
    /**
     * The paper's choices: post-norm, sinusoidal positions, of two features (sin p, cos p). Token 0 of the source is padding. In the
     * cross-attention a token that falls gives what falls three times the weight of what rises, and the other way round.
     */
    @Test
    default void aTransformerByHand() {
        Transformer<T> model = new Transformer<>(parts(), ByHand.options(false), 0);
        Transformer.Result<T> result = model.forward(
                Indices.of(new int[][] {{1, 2, 0}}),
                Indices.of(new int[][] {{3, 1}}),
                Transformer.Parameters.of(both().map(backend()::of)));
        assertEncoded(result.encoded());
        assertDecoded(result.decoded());
        // logits: h = (3, 2), (−1, 4) times each row of the generator's weight + its bias
        assertRows(
                "logits",
                result.logits(),
                row(1 * 3 + 5, 1 * 2 - 5, 1 * 3 + 1 * 2, 2 * 3 - 1 * 2 + 20),
                row(1 * -1 + 5, 1 * 4 - 5, 1 * -1 + 1 * 4, 2 * -1 - 1 * 4 + 20));
        model.release(result);
    }

    private void assertEncoded(Transformer.Encoded<T> encoded) {
        EncoderLayer.Result<T> layer = encoded.encoder().layers().get(0);
        // x: √2 · row 1, 2, 0 of the source's table + the position, which is (0, 1) for the first
        double[] x0 = row(4, 1 + 1);
        double[] x1 = row(0 + Math.sin(1), 3 + Math.cos(1));
        double[] x2 = row(-9 + Math.sin(2), 9 + Math.cos(2));
        assertRows("source x", encoded.x(), x0, x1, x2);
        // x + the mean of all x but that of the padding, to which nobody attends: about (2.4, 2.8).
        // It falls, rises, rises.
        double mean0 = (x0[0] + x1[0]) / 2;
        double mean1 = (x0[1] + x1[1]) / 2;
        assertRows(
                "source x + SelfAttention(x)",
                layer.self().sum(),
                row(x0[0] + mean0, x0[1] + mean1),
                row(x1[0] + mean0, x1[1] + mean1),
                row(x2[0] + mean0, x2[1] + mean1));
        // a: the norm of the sum, ±1 · γ + β
        assertRows("source a", layer.self().y(), row(2, -1), row(-2, 1), row(-2, 1));
        // a + the feed-forward network. Its hidden number is
        // of (2, −1): relu(2 · 2 − 1) = 3; what fell rises;
        // of (−2, 1): relu(2 · −2 + 1) = 0; what rose falls.
        double[] rising = row(2 - 2 * 3 + 4, -1 + 1 * 3);
        double[] falling = row(-2 + 0 + 4, 1 + 0);
        assertRows("source a + FeedForward(a)", layer.ff().sum(), rising, falling, falling);
        // The memory: the norm of the sum, ±1 · γ + β; no other follows
        assertRows("memory", encoded.encoder().y(), row(-1 + 2, 1 + 2), row(1 + 2, -1 + 2), row(1 + 2, -1 + 2));
    }

    private void assertDecoded(Transformer.Decoded<T> decoded) {
        DecoderLayer.Result<T> layer = decoded.decoder().layers().get(0);
        // x: √2 · row 3, 1 of the target's table + the position
        double[] x0 = row(2, 0 + 1);
        double[] x1 = row(-3 + Math.sin(1), 1 + Math.cos(1));
        assertRows("target x", decoded.x(), x0, x1);
        // x + the mean of x so far, as it is causal: x0 alone; of both, about (−0.1, 1.3). It falls, rises.
        assertRows(
                "target x + SelfAttention(x)",
                layer.self().sum(),
                row(x0[0] + x0[0], x0[1] + x0[1]),
                row(x1[0] + (x0[0] + x1[0]) / 2, x1[1] + (x0[1] + x1[1]) / 2));
        assertRows("target a", layer.self().y(), row(1, -1), row(-1, 1));
        // a + the cross-attention, to the memory (1, 3), (3, 1), but not to the padding's. The first token falls, so it
        // takes ¾ of what falls and ¼ of what rises: (2.5, 1.5); the second the other way round: (1.5, 2.5).
        // The output's weights swap the two features, times 4: what fell rises, and what rose falls.
        double more = 3 * 3 / 4.0 + 1 * 1 / 4.0;
        double less = 1 * 3 / 4.0 + 3 * 1 / 4.0;
        assertRows(
                "a + CrossAttention(a, memory)",
                layer.cross().sum(),
                row(1 + 4 * less, -1 + 4 * more),
                row(-1 + 4 * more, 1 + 4 * less));
        assertRows("c", layer.cross().y(), row(-2, 1), row(2, -1));
        // c + the feed-forward network. Its hidden number is
        // of (−2, 1): relu(2 · −2 + 1) = 0; what rose falls;
        // of (2, −1): relu(2 · 2 − 1) = 3; what fell rises.
        assertRows("c + FeedForward(c)", layer.ff().sum(), row(-2 + 0 + 5, 1 + 0), row(2 - 2 * 3 + 5, -1 + 1 * 3));
        // h: the norm of the sum, ±1 · γ + β
        assertRows("h", decoded.decoder().y(), row(2 + 1, -1 + 3), row(-2 + 1, 1 + 3));
    }

    private static Named<Tensor> both() {
        return Named.<Tensor>none()
                .with("source.table", scaledTo(row(-9, 9), row(4, 1), row(0, 3)))
                .with("target.table", scaledTo(row(7, 7), row(-3, 1), row(8, 8), row(2, 0)))
                .with("encoder.0.self", ByHand.mean())
                .with("encoder.0.norm1", ByHand.norm(row(2, 1), row(0, 0)))
                .with("encoder.0.ff.weight1", Tensor.matrix(row(2, 1)))
                .with("encoder.0.ff.bias1", Tensor.vector(0))
                .with("encoder.0.ff.weight2", Tensor.matrix(row(-2), row(1)))
                .with("encoder.0.ff.bias2", Tensor.vector(4, 0))
                .with("encoder.0.norm2", ByHand.norm(row(1, 1), row(2, 2)))
                .with("decoder.0.self", ByHand.mean())
                .with("decoder.0.norm1", ByHand.norm(row(1, 1), row(0, 0)))
                // (1, −1) scores (3, 1) with ln 3 / (2√2) · (3 − 1) / √2 = ½ ln 3 and (1, 3) with −½ ln 3;
                // so their weights are e^(½ ln 3 + ½ ln 3) = 3 to 1.
                .with("decoder.0.cross", ByHand.attention(Math.log(3) / (2 * Math.sqrt(2)), row(0, 4), row(4, 0)))
                .with("decoder.0.norm2", ByHand.norm(row(2, 1), row(0, 0)))
                .with("decoder.0.ff.weight1", Tensor.matrix(row(2, 1)))
                .with("decoder.0.ff.bias1", Tensor.vector(0))
                .with("decoder.0.ff.weight2", Tensor.matrix(row(-2), row(1)))
                .with("decoder.0.ff.bias2", Tensor.vector(5, 0))
                .with("decoder.0.norm3", ByHand.norm(row(2, 1), row(1, 3)))
                .with("generator.weight", Tensor.matrix(row(1, 0), row(0, 1), row(1, 1), row(2, -1)))
                .with("generator.bias", Tensor.vector(5, -5, 0, 20));
    }

    /** Returns a table of which the embedding makes these rows: it multiplies by √E = √2. */
    private static Tensor scaledTo(double[]... rows) {
        return Tensor.matrix(rows).map(v -> v / Math.sqrt(2));
    }
}
