package parallax.nn.transformer;

import static parallax.nn.transformer.ByHand.SLOPE_AT_0;
import static parallax.nn.transformer.ByHand.SLOPE_AT_3;
import static parallax.nn.transformer.ByHand.row;

import org.junit.jupiter.api.Test;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * A language model's gradients computed by hand; {@link ByHand} says what makes it easy. As every gradient that comes out of a normalisation is
 * (f, −f), it is named by the stage it belongs to, and the name stands for f: "y1" is ∂L/∂y of token 1.
 */
interface LanguageModelBackwardByHand<T> extends TransformerContract<T> {
    /** Pre-norm, learned positions, logits tied to the table: GPT-2's choices, but for relu. */
    @Test
    default void aLanguageModelsGradientsByHand() {
        LanguageModel<T> model = new LanguageModel<>(parts(), ByHand.optionsWithSlope(true));
        Indices tokens = Indices.of(new int[][] {{2, 1}});
        TokenParameters<T> p = TokenParameters.of(gpt().map(backend()::of));
        TokenResult<T> result = model.forward(tokens, p);
        EncoderLayer.Result<T> layer = result.encoder().layers().get(0);
        // x: row 2, 1 of the table + row 0, 1 of the positions; d = 0, 3
        assertRows("x", result.x(), row(1 + 1, 2 + 0), row(3 + 2, -1 + 0));
        // LayerNorm1(x): n · γ + β
        assertRows("norm1", layer.self().in(), row(7, 1), row(0.6 * -10 + 7, -0.6 * -30 + 1));
        // a: x + the mean so far of LayerNorm1(x) = (7, 1), (1, 19); d = 3, 0
        assertRows("a", layer.self().y(), row(2 + 7, 2 + 1), row(5 + (7 + 1) / 2.0, -1 + (1 + 19) / 2.0));
        // LayerNorm2(a)
        assertRows("norm2", layer.ff().in(), row(0.6 * 5 + 1, -0.6 * 10 + 2), row(1, 2));
        // y: a = (9, 3), (9, 9) + the feed-forward network; d = 0, 3. Its hidden numbers are
        // of (4, −4): relu(4 + 2 · 4 − 8) = 4 and relu(4 − 4 − 1) = 0;
        // of (1, 2): relu(1 − 2 · 2 − 8) = 0 and relu(1 + 2 − 1) = 2.
        assertRows("y", layer.y(), row(9 + -1 * 4 + 1, 3 + 1 * 4 - 1), row(9 + 3 * 2 + 1, 9 + 1 * 2 - 1));
        // h: the last norm
        assertRows("h", result.encoder().y(), row(2, 1), row(0.6 * 5 + 2, -0.6 * 10 + 1));
        Tensor dLogits = Tensor.matrix(row(1, 2, 0), row(-2, 3, -2)).reshape(1, 2, 3);
        TokenParameters<T> d = model.backward(tokens, p, result, backend().of(dLogits));
        assertClose(gptGradients().asMap(), d.named().asMap());
        model.release(result);
    }

    private static Named<Tensor> gpt() {
        return Named.<Tensor>none()
                .with("table", Tensor.matrix(row(0, 1), row(3, -1), row(1, 2)))
                .with("positions", Tensor.matrix(row(1, 0), row(2, 0), row(9, 9)))
                .with("encoder.0.self", ByHand.mean())
                .with("encoder.0.norm1", ByHand.norm(row(-10, -30), row(7, 1)))
                .with(
                        "encoder.0.ff",
                        ByHand.feedForward(
                                Tensor.matrix(row(1, -2), row(1, 1)),
                                Tensor.vector(-8, -1),
                                Tensor.matrix(row(-1, 3), row(1, 1)),
                                Tensor.vector(1, -1)))
                .with("encoder.0.norm2", ByHand.norm(row(5, 10), row(1, 2)))
                .with("encoder.norm", ByHand.norm(row(5, 10), row(2, 1)));
    }

    private static Named<Tensor> gptGradients() {
        // ∂L/∂h: dLogits (1, 2, 0), (−2, 3, −2) times the table's rows (0, 1), (3, −1), (1, 2)
        double[] h0 = row(1 * 0 + 2 * 3, 1 * 1 + 2 * -1);
        double[] h1 = row(-2 * 0 + 3 * 3 - 2 * 1, -2 * 1 + 3 * -1 - 2 * 2);
        // ∂L/∂y: h0 = (6, −1) and h1 = (7, −9) through the last norm
        double y0 = (5 * 6 - 10 * -1) * SLOPE_AT_0 / 2;
        double y1 = (5 * 7 - 10 * -9) * SLOPE_AT_3 / 2;
        // of the hidden numbers, one of each token: (5, −5) and (8, −8) times a column of weight2, (−1, 1) and (3, 1)
        double hidden0 = -1 * 5 + 1 * -5;
        double hidden1 = 3 * 8 + 1 * -8;
        // of LayerNorm2(a): the hidden numbers' −10 and 16 times a row of weight1, (1, −2) and (1, 1)
        double[] in0 = row(hidden0 * 1, hidden0 * -2);
        double[] in1 = row(hidden1 * 1, hidden1 * 1);
        // ∂L/∂a: that of y, and in0 = (−10, 20) and in1 = (16, 16) through LayerNorm2
        double a0 = y0 + (5 * -10 - 10 * 20) * SLOPE_AT_3 / 2;
        double a1 = y1 + (5 * 16 - 10 * 16) * SLOPE_AT_0 / 2;
        // of LayerNorm1(x), which is the values: a0 = −11 from the first token, half of a1 = −2 from the second
        double[] value0 = row(-11 + -2 / 2.0, 11 + 2 / 2.0);
        double[] value1 = row(-2 / 2.0, 2 / 2.0);
        // ∂L/∂x: that of a, and (−12, 12) and (−1, 1) through LayerNorm1
        double x0 = a0 + (-10 * -12 - -30 * 12) * SLOPE_AT_0 / 2;
        double x1 = a1 + (-10 * -1 - -30 * 1) * SLOPE_AT_3 / 2;
        return Named.<Tensor>none()
                // dLogits times h = (2, 1), (5, −5); and that of x at row 2 and 1, which were looked up
                .with(
                        "table",
                        Tensor.matrix(
                                row(1 * 2 - 2 * 5, 1 * 1 - 2 * -5),
                                row(2 * 2 + 3 * 5 + x1, 2 * 1 + 3 * -5 - x1),
                                row(0 * 2 - 2 * 5 + x0, 0 * 1 - 2 * -5 - x0)))
                .with("positions", Tensor.matrix(row(x0, -x0), row(x1, -x1), row(0, 0)))
                .with("encoder.0.self", gptAttentionGradients(a0, a1, value0[0], value1[0]))
                .with("encoder.0.ff", gptFeedForwardGradients(y0, y1, hidden0, hidden1))
                // d = 3 makes n = 0.6: at the second token, the first, the second
                .with("encoder.0.norm1", ByHand.normGradients(value0, 0, value1, 0.6))
                .with("encoder.0.norm2", ByHand.normGradients(in0, 0.6, in1, 0))
                .with("encoder.norm", ByHand.normGradients(h0, 0, h1, 0.6));
    }

    private static Named<Tensor> gptFeedForwardGradients(double y0, double y1, double hidden0, double hidden1) {
        return ByHand.feedForward(
                // times LayerNorm2(a) = (4, −4), (1, 2)
                Tensor.matrix(row(hidden0 * 4, hidden0 * -4), row(hidden1 * 1, hidden1 * 2)),
                Tensor.vector(hidden0, hidden1),
                // times the hidden numbers (4, 0), (0, 2)
                Tensor.matrix(row(y0 * 4, y1 * 2), row(-y0 * 4, -y1 * 2)),
                Tensor.vector(y0 + y1, -y0 - y1));
    }

    private static Named<Tensor> gptAttentionGradients(double a0, double a1, double value0, double value1) {
        // The second token's weights: a1 = (−2, 2) times the values (7, 1), (1, 19)
        double weight0 = -2 * 7 + 2 * 1;
        double weight1 = -2 * 1 + 2 * 19;
        // Its scores: of weights ½ and ½, half of what the weight's −12 and 36 are above their mean, 12.
        // The first token sees itself alone, so its score changes nothing.
        double score0 = (weight0 - 12) / 2;
        double score1 = (weight1 - 12) / 2;
        // Its query: −12 and 12 times the keys, which are the values, / √2.
        // Keys have no gradient, as all queries are 0.
        double query0 = (score0 * 7 + score1 * 1) / Math.sqrt(2);
        double query1 = (score0 * 1 + score1 * 19) / Math.sqrt(2);
        return ByHand.attention(
                // The second query times its input (1, 19); the values times their inputs (7, 1) and (1, 19)
                Tensor.matrix(
                        row(query0 * 1, query0 * 19),
                        row(query1 * 1, query1 * 19),
                        row(0, 0),
                        row(0, 0),
                        row(value0 * 7 + value1 * 1, value0 * 1 + value1 * 19),
                        row(-value0 * 7 - value1 * 1, -value0 * 1 - value1 * 19)),
                Tensor.vector(query0, query1, 0, 0, value0 + value1, -value0 - value1),
                // a times the means so far, (7, 1) and (4, 10)
                Tensor.matrix(row(a0 * 7 + a1 * 4, a0 * 1 + a1 * 10), row(-a0 * 7 - a1 * 4, -a0 * 1 - a1 * 10)),
                Tensor.vector(a0 + a1, -a0 - a1));
    }
}
