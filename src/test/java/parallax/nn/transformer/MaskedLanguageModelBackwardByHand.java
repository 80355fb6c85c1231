package parallax.nn.transformer;

import static parallax.nn.transformer.ByHand.SLOPE_AT_0;
import static parallax.nn.transformer.ByHand.SLOPE_AT_3;
import static parallax.nn.transformer.ByHand.row;

import org.junit.jupiter.api.Test;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * A masked language model's gradients computed by hand; {@link ByHand} says what makes it easy. As every gradient that comes out of a
 * normalisation is (f, −f), it is named by the stage it belongs to, and the name stands for f: "sum1" is ∂L/∂sum of token 1.
 */
interface MaskedLanguageModelBackwardByHand<T> extends TransformerContract<T> {
    /**
     * Post-norm, learned positions: BERT's choices, but for relu and a head of its own. Token 0 is padding, of which no loss is taken; token
     * 1 is there twice. All queries are √2 · (1, 2), so that both tokens score 6 and yet the keys have a gradient.
     */
    @Test
    default void aMaskedLanguageModelsGradientsByHand() {
        MaskedLanguageModel<T> model = new MaskedLanguageModel<>(parts(), ByHand.optionsWithSlope(false), 0);
        Indices tokens = Indices.of(new int[][] {{1, 1, 0}});
        TokenParameters<T> p = TokenParameters.of(bert().map(backend()::of));
        TokenResult<T> result = model.forward(tokens, p);
        assertBertStages(result);
        Tensor dLogits =
                Tensor.matrix(row(2, 3, -2), row(-1, 2, 0), row(0, 0, 0)).reshape(1, 3, 3);
        TokenParameters<T> d = model.backward(tokens, p, result, backend().of(dLogits));
        assertClose(bertGradients().asMap(), d.named().asMap());
        model.release(result);
    }

    /** The padding's row is there in each stage, but nothing comes of it. */
    private void assertBertStages(TokenResult<T> result) {
        EncoderLayer.Result<T> layer = result.encoder().layers().get(0);
        // x: row 1, 1, 0 of the table + row 0, 1, 2 of the positions
        assertRows("x", result.x(), row(1 + 1, 3 - 1), row(1 - 3, 3 + 1), row(4 + 0, 1 + 3));
        // x + SelfAttention(x): x + weightOut times the mean of the first two, (0, 3); d = 3, 0, 3
        assertRows(
                "x + SelfAttention(x)",
                layer.self().sum(),
                row(2 + 4 * 3, 2 + 2 * 3),
                row(-2 + 4 * 3, 4 + 2 * 3),
                row(4 + 4 * 3, 4 + 2 * 3));
        // a: n · γ + β
        double[] fallen = row(0.6 * 5 + 1, -0.6 * 15 + 5);
        assertRows("a", layer.self().y(), fallen, row(1, 5), fallen);
        // a + the feed-forward network; d = 3, 0, 3. Its hidden number is
        // of (4, −4): relu(2 · 4 + 4 − 9) = 3;
        // of (1, 5): relu(2 · 1 − 5 − 9) = 0.
        double[] falling = row(4 + 1 * 3 + 4, -4 + 3 * 3);
        assertRows("a + FeedForward(a)", layer.ff().sum(), falling, row(1 + 4, 5), falling);
        // h: n · γ + β
        double[] last = row(0.6 * 10 + 1, -0.6 * 5 - 1);
        assertRows("h", result.encoder().y(), last, row(1, -1), last);
    }

    private static Named<Tensor> bert() {
        double root = Math.sqrt(2);
        return Named.<Tensor>none()
                .with("table", Tensor.matrix(row(4, 1), row(1, 3), row(7, 7)))
                .with("positions", Tensor.matrix(row(1, -1), row(-3, 1), row(0, 3)))
                .with(
                        "encoder.0.self",
                        ByHand.attention(
                                Tensor.matrix(row(0, 0), row(0, 0), row(1, 0), row(0, 1), row(1, 0), row(0, 1)),
                                Tensor.vector(root * 1, root * 2, 0, 0, 0, 0),
                                Tensor.matrix(row(2, 4), row(0, 2)),
                                Tensor.vector(0, 0)))
                .with("encoder.0.norm1", ByHand.norm(row(5, 15), row(1, 5)))
                .with(
                        "encoder.0.ff",
                        ByHand.feedForward(
                                Tensor.matrix(row(2, -1)),
                                Tensor.vector(-9),
                                Tensor.matrix(row(1), row(3)),
                                Tensor.vector(4, 0)))
                .with("encoder.0.norm2", ByHand.norm(row(10, 5), row(1, -1)))
                .with("head.weight", Tensor.matrix(row(1, 0), row(3, 1), row(-1, 1)))
                .with("head.bias", Tensor.vector(4, 1, 2));
    }

    private static Named<Tensor> bertGradients() {
        // ∂L/∂h: dLogits (2, 3, −2), (−1, 2, 0) times the rows (1, 0), (3, 1), (−1, 1) of the head's weight
        double[] h0 = row(2 * 1 + 3 * 3 - 2 * -1, 3 * 1 - 2 * 1);
        double[] h1 = row(-1 * 1 + 2 * 3, 2 * 1);
        // of a + FeedForward(a): h0 = (13, 1) and h1 = (5, 2) through LayerNorm2
        double ff0 = (10 * 13 - 5 * 1) * SLOPE_AT_3 / 2;
        double ff1 = (10 * 5 - 5 * 2) * SLOPE_AT_0 / 2;
        // of the first token's hidden number: (8, −8) times the column (1, 3) of weight2.
        // Relu lets nothing through to the second's.
        double hidden = 1 * 8 + 3 * -8;
        // ∂L/∂a: ff0 = 8 and ff1 = 5, and the hidden number's −16 times the row (2, −1) of weight1
        double[] a0 = row(8 + hidden * 2, -8 + hidden * -1);
        double[] a1 = row(5, -5);
        // of x + SelfAttention(x): a0 = (−24, 8) and a1 = (5, −5) through LayerNorm1
        double sum0 = (5 * -24 - 15 * 8) * SLOPE_AT_3 / 2;
        double sum1 = (5 * 5 - 15 * -5) * SLOPE_AT_0 / 2;
        // ∂L/∂x: that of the sum; as it is the value, (both, both); as it is the key, ±(both, 2 · both).
        // No query is made of it.
        double both = sum0 + sum1;
        double[] x0 = row(sum0 + both + both, -sum0 + both + 2 * both);
        double[] x1 = row(sum1 + both - both, -sum1 + both - 2 * both);
        return Named.<Tensor>none()
                // Row 1 was looked up twice, row 0 by the padding, row 2 by none.
                .with("table", Tensor.matrix(row(0, 0), row(x0[0] + x1[0], x0[1] + x1[1]), row(0, 0)))
                .with("positions", Tensor.matrix(x0, x1, row(0, 0)))
                .with("encoder.0.self", bertAttentionGradients(sum0, sum1))
                .with("encoder.0.ff", bertFeedForwardGradients(ff0, ff1, hidden))
                // d = 3 makes n = 0.6 at the first token
                .with("encoder.0.norm1", ByHand.normGradients(a0, 0.6, a1, 0))
                .with("encoder.0.norm2", ByHand.normGradients(h0, 0.6, h1, 0))
                // dLogits times h = (7, −4), (1, −1)
                .with(
                        "head.weight",
                        Tensor.matrix(
                                row(2 * 7 - 1 * 1, 2 * -4 - 1 * -1),
                                row(3 * 7 + 2 * 1, 3 * -4 + 2 * -1),
                                row(-2 * 7, -2 * -4)))
                .with("head.bias", Tensor.vector(2 - 1, 3 + 2, -2));
    }

    private static Named<Tensor> bertFeedForwardGradients(double ff0, double ff1, double hidden) {
        return ByHand.feedForward(
                // times a = (4, −4)
                Tensor.matrix(row(hidden * 4, hidden * -4)),
                Tensor.vector(hidden),
                // times the hidden number 3
                Tensor.matrix(row(ff0 * 3), row(-ff0 * 3)),
                Tensor.vector(ff0 + ff1, -ff0 - ff1));
    }

    /**
     * Of the mean of values each token made, weightOut = (2, 4), (0, 2) leaves (2 · f, 4 · f − 2 · f) = (2 · f, 2 · f), f its sum0 or sum1.
     * Of that each value has half, from both tokens: (both, both). The weights have 2 · f · (2 + 2) = 8 · f and 2 · f · (−2 + 4) = 4 · f, so
     * the scores, of weights ½, have half of what these are above their mean: f and −f.
     */
    private static Named<Tensor> bertAttentionGradients(double sum0, double sum1) {
        double both = sum0 + sum1;
        // Queries: f and −f times the keys (2, 2), (−2, 4), / √2: f · (4, −2) / √2; times their inputs, the same two
        double[] query = row((sum0 * 2 + sum1 * -2) / Math.sqrt(2), (sum0 * 2 + sum1 * 4) / Math.sqrt(2));
        return ByHand.attention(
                Tensor.matrix(
                        row(4 * query[0], 4 * query[1]),
                        row(-2 * query[0], -2 * query[1]),
                        // Keys: the scores' both and −both times the query √2 · (1, 2), / √2; times the inputs
                        row(both * 2 - both * -2, both * 2 - both * 4),
                        row(2 * both * 2 - 2 * both * -2, 2 * both * 2 - 2 * both * 4),
                        // Values: (both, both) times the inputs
                        row(both * 2 + both * -2, both * 2 + both * 4),
                        row(both * 2 + both * -2, both * 2 + both * 4)),
                // What is added to all keys alike changes no weight.
                Tensor.vector(4 * both / Math.sqrt(2), -2 * both / Math.sqrt(2), 0, 0, 2 * both, 2 * both),
                // The sums' times the mean (0, 3), which both tokens made
                Tensor.matrix(row(both * 0, both * 3), row(-both * 0, -both * 3)),
                Tensor.vector(both, -both));
    }
}
