package parallax.nn.transformer;

import static parallax.nn.transformer.ByHand.row;

import org.junit.jupiter.api.Test;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * Language models computed by hand, stage by stage; {@link ByHand} says what makes it easy. A stage is a row of its two features per token.
 */
interface LanguageModelsByHand<T> extends TransformerContract<T> {
    /** Pre-norm, learned positions, logits tied to the table: GPT-2's choices, but for relu. */
    @Test
    default void aLanguageModelByHand() {
        LanguageModel<T> model = new LanguageModel<>(parts(), ByHand.options(true));
        TokenResult<T> result =
                model.forward(Indices.of(new int[][] {{2, 0, 1}}), TokenParameters.of(gpt().map(backend()::of)));
        EncoderLayer.Result<T> layer = result.encoder().layers().get(0);
        // x: row 2, 0, 1 of the table + row 0, 1, 2 of the positions. It rises, falls, rises.
        assertRows("x", result.x(), row(0 + 1, 5 + 0), row(1 + 4, 2 + 1), row(4 - 2, 0 + 6));
        // LayerNorm1(x): ±1 · γ + β
        assertRows("norm1", layer.self().in(), row(-3 + 1, 6 + 2), row(3 + 1, -6 + 2), row(-3 + 1, 6 + 2));
        // a: x + the mean so far, as it is causal, of LayerNorm1(x) = (−2, 8), (4, −4), (−2, 8).
        // It rises, falls, rises.
        assertRows(
                "a",
                layer.self().y(),
                row(1 + -2, 5 + 8),
                row(5 + (-2 + 4) / 2.0, 3 + (8 - 4) / 2.0),
                row(2 + (-2 + 4 - 2) / 3.0, 6 + (8 - 4 + 8) / 3.0));
        // LayerNorm2(a)
        assertRows("norm2", layer.ff().in(), row(-1, 2 + 1), row(1, -2 + 1), row(-1, 2 + 1));
        // y: a = (−1, 13), (6, 5), (2, 10) + the feed-forward network. Its hidden numbers are
        // of (−1, 3): relu(2 · −1 − 3 + 1) = 0 and relu(−1 + 2 · 3 − 2) = 3;
        // of (1, −1): relu(2 · 1 + 1 + 1) = 4 and relu(1 − 2 · 1 − 2) = 0.
        assertRows(
                "y",
                layer.y(),
                row(-1 + 3 * 3 + 1, 13 + 0 - 1),
                row(6 + 1 * 4 + 1, 5 + 2 * 4 - 1),
                row(2 + 3 * 3 + 1, 10 + 0 - 1));
        // h: the last norm of y = (9, 12), (11, 12), (12, 9), which rises, rises, falls
        assertRows("h", result.encoder().y(), row(-1 + 2, 2 + 1), row(-1 + 2, 2 + 1), row(1 + 2, -2 + 1));
        // logits: h = (1, 3), (1, 3), (3, −1) times each row of the table
        double[] risen = row(1 * 1 + 2 * 3, 4 * 1, 5 * 3, -1 * 1 + 1 * 3);
        assertRows("logits", result.logits(), risen, risen, row(1 * 3 + 2 * -1, 4 * 3, 5 * -1, -1 * 3 + 1 * -1));
        model.release(result);
    }

    private static Named<Tensor> gpt() {
        return Named.<Tensor>none()
                .with("table", Tensor.matrix(row(1, 2), row(4, 0), row(0, 5), row(-1, 1)))
                .with("positions", Tensor.matrix(row(1, 0), row(4, 1), row(-2, 6)))
                .with("encoder.0.self", ByHand.mean())
                .with("encoder.0.norm1", ByHand.norm(row(3, 6), row(1, 2)))
                .with("encoder.0.ff.weight1", Tensor.matrix(row(2, -1), row(1, 2)))
                .with("encoder.0.ff.bias1", Tensor.vector(1, -2))
                .with("encoder.0.ff.weight2", Tensor.matrix(row(1, 3), row(2, 0)))
                .with("encoder.0.ff.bias2", Tensor.vector(1, -1))
                .with("encoder.0.norm2", ByHand.norm(row(1, 2), row(0, 1)))
                .with("encoder.norm", ByHand.norm(row(1, 2), row(2, 1)));
    }

    /** Post-norm, learned positions: BERT's choices, but for relu and a head of its own. Token 0 is padding, token 3 hides another. */
    @Test
    default void aMaskedLanguageModelByHand() {
        MaskedLanguageModel<T> model = new MaskedLanguageModel<>(parts(), ByHand.options(false), 0);
        TokenResult<T> result =
                model.forward(Indices.of(new int[][] {{1, 3, 2, 0}}), TokenParameters.of(bert().map(backend()::of)));
        EncoderLayer.Result<T> layer = result.encoder().layers().get(0);
        // x: row 1, 3, 2, 0 of the table + row 0, 1, 2, 3 of the positions
        assertRows("x", result.x(), row(1 + 1, 3 - 1), row(0 + 2, 3 + 1), row(5 + 0, 1 - 1), row(8 + 1, 29 + 1));
        // x + the mean of all x but that of the padding, to which nobody attends: (3, 2). It falls and rises in turn.
        double mean0 = (2 + 2 + 5) / 3.0;
        double mean1 = (2 + 4 + 0) / 3.0;
        assertRows(
                "x + SelfAttention(x)",
                layer.self().sum(),
                row(2 + mean0, 2 + mean1),
                row(2 + mean0, 4 + mean1),
                row(5 + mean0, 0 + mean1),
                row(9 + mean0, 30 + mean1));
        // a: the norm of the sum, ±1 · γ + β
        double[] fallen = row(2 + 1, -3 - 1);
        double[] risen = row(-2 + 1, 3 - 1);
        assertRows("a", layer.self().y(), fallen, risen, fallen, risen);
        // a + the feed-forward network. Its hidden numbers are
        // of (3, −4): relu(2 · 3 − 4 + 1) = 3 and relu(−3 − 4) = 0; what fell rises;
        // of (−1, 2): relu(2 · −1 + 2 + 1) = 1 and relu(1 + 2) = 3; what rose falls.
        double[] rising = row(3 - 2 * 3 + 1, -4 + 1 * 3);
        double[] falling = row(-1 - 2 * 1 + 1 * 3 + 1, 2 + 1 * 1 - 1 * 3);
        assertRows("a + FeedForward(a)", layer.ff().sum(), rising, falling, rising, falling);
        // h: the norm of the sum; no other follows
        assertRows("h", result.encoder().y(), row(-1, 2 + 1), row(1, -2 + 1), row(-1, 2 + 1), row(1, -2 + 1));
        // logits: h = (−1, 3), (1, −1), … times each row of the head's weight + its bias
        double[] low = row(1 * -1 + 4, 3 * -1 + 1 * 3 + 1, -1 * -1 + 1 * 3 + 2, 2 * 3 - 3);
        double[] high = row(1 * 1 + 4, 3 * 1 + 1 * -1 + 1, -1 * 1 + 1 * -1 + 2, 2 * -1 - 3);
        assertRows("logits", result.logits(), low, high, low, high);
        model.release(result);
    }

    private static Named<Tensor> bert() {
        return Named.<Tensor>none()
                .with("table", Tensor.matrix(row(8, 29), row(1, 3), row(5, 1), row(0, 3)))
                .with("positions", Tensor.matrix(row(1, -1), row(2, 1), row(0, -1), row(1, 1)))
                .with("encoder.0.self", ByHand.mean())
                .with("encoder.0.norm1", ByHand.norm(row(2, 3), row(1, -1)))
                .with("encoder.0.ff.weight1", Tensor.matrix(row(2, 1), row(-1, 1)))
                .with("encoder.0.ff.bias1", Tensor.vector(1, 0))
                .with("encoder.0.ff.weight2", Tensor.matrix(row(-2, 1), row(1, -1)))
                .with("encoder.0.ff.bias2", Tensor.vector(1, 0))
                .with("encoder.0.norm2", ByHand.norm(row(1, 2), row(0, 1)))
                .with("head.weight", Tensor.matrix(row(1, 0), row(3, 1), row(-1, 1), row(0, 2)))
                .with("head.bias", Tensor.vector(4, 1, 2, -3));
    }
}
