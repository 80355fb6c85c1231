package parallax.nn.transformer;

import static parallax.nn.transformer.ByHand.SLOPE_AT_0;
import static parallax.nn.transformer.ByHand.SLOPE_AT_3;
import static parallax.nn.transformer.ByHand.row;
import static parallax.nn.transformer.TransformerBackwardByHand.ROOT;
import static parallax.nn.transformer.TransformerBackwardByHand.feedForward;

import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * The gradients of {@link TransformerBackwardByHand}, from the last stage to the first; there are the stages' numbers.
 *
 * <p>A name is that of a stage and a token: h1 is ∂L/∂h of token 1. As every gradient that comes out of a normalisation is (f, −f), a number
 * stands for its f.
 */
final class TransformerGradientsByHand {
    // ∂L/∂h: dLogits (1, 0, −2), (1, −3, 4) times the rows (1, 0), (3, 1), (−1, 1) of the generator's weight
    private final double[] h0 = row(1 * 1 - 2 * -1, -2 * 1);
    private final double[] h1 = row(1 * 1 - 3 * 3 + 4 * -1, -3 * 1 + 4 * 1);
    // of c + FeedForward(c): h0 = (3, −2) and h1 = (−12, 1) through LayerNorm3
    private final double ff0 = (10 * 3 - 5 * -2) * SLOPE_AT_0 / 2;
    private final double ff1 = (10 * -12 - 5 * 1) * SLOPE_AT_3 / 2;
    // of token 1's hidden number: (−8, 8) times the column (3, 1) of weight2. Relu lets nothing through to token 0's.
    private final double hidden = 3 * -8 + 1 * 8;
    // ∂L/∂c: ff0 = 5 and ff1 = −8, and the hidden number's −16 times the row (−1, 2) of weight1
    private final double[] c0 = row(5, -5);
    private final double[] c1 = row(-8 + -16 * -1, 8 + -16 * 2);
    // of a + CrossAttention(a, memory): c0 = (5, −5) and c1 = (8, −24) through LayerNorm2
    private final double cross0 = (15 * 5 - 5 * -5) * SLOPE_AT_0 / 2;
    private final double cross1 = (15 * 8 - 5 * -24) * SLOPE_AT_3 / 2;

    // Of the mean that a token made of the memory: (f, −f), f its cross0 or cross1, times weightOut = (2, 0), (2, 2) is
    // (2 · f − 2 · f, −2 · f). Of that each value has half, from both tokens: (0, value).
    private final double value = -cross0 - cross1;
    // The weights have (0, −2 · f) times the values (4, −2), (1, 4): 4 · f and −8 · f. The scores, of weights ½, have
    // half of what these are above their mean, −2 · f: 3 · f and −3 · f. From each token the first key has that times
    // the query √2 · a, / √2, where a is (4, 2), (−8, −4); the second key has the opposite.
    private final double[] key = row(3 * cross0 * 4 + 3 * cross1 * -8, 3 * cross0 * 2 + 3 * cross1 * -4);
    // ∂L/∂a: (f, −f); and √2 times the query's, which is 3 · f times the first key less the second, (3, −6), / √2
    private final double[] a0 = row(cross0 + 3 * cross0 * 3, -cross0 + 3 * cross0 * -6);
    private final double[] a1 = row(cross1 + 3 * cross1 * 3, -cross1 + 3 * cross1 * -6);
    // of x + SelfAttention(x): through LayerNorm1
    private final double self0 = (20 * a0[0] - -10 * a0[1]) * SLOPE_AT_0 / 2;
    private final double self1 = (20 * a1[0] - -10 * a1[1]) * SLOPE_AT_3 / 2;
    // of the values, which are x: of token 0 what its mean has, itself, and half of what token 1's has
    private final double value0 = self0 + self1 / 2;
    private final double value1 = self1 / 2;

    // ∂L/∂memory: as keys and as values
    private final double[] memory0 = row(key[0], key[1] + value);
    private final double[] memory1 = row(-key[0], -key[1] + value);
    // of the encoder's a + FeedForward(a): through its LayerNorm2
    private final double sourceFf0 = (5 * memory0[0] - 10 * memory0[1]) * SLOPE_AT_3 / 2;
    private final double sourceFf1 = (5 * memory1[0] - 10 * memory1[1]) * SLOPE_AT_0 / 2;
    // of token 1's hidden number: times the column (2, 1) of weight2
    private final double sourceHidden = 2 * sourceFf1 + 1 * -sourceFf1;
    // of the encoder's a: and the hidden number's times the row (1, 3) of weight1
    private final double[] sourceA1 = row(sourceFf1 + sourceHidden * 1, -sourceFf1 + sourceHidden * 3);
    // of the encoder's x + SelfAttention(x): (sourceFf0, −sourceFf0) and sourceA1 through its LayerNorm1
    private final double sourceSelf0 = (5 * sourceFf0 - 10 * -sourceFf0) * SLOPE_AT_3 / 2;
    private final double sourceSelf1 = (5 * sourceA1[0] - 10 * sourceA1[1]) * SLOPE_AT_0 / 2;
    // of each value, which are x: half of twice what both means have, as weightOut is 2
    private final double sourceValue = sourceSelf0 + sourceSelf1;

    Named<Tensor> named() {
        return Named.<Tensor>none()
                // √2 times ∂L/∂x: of tokens 1, 2 and 2, 1
                .with("source.table", table(sourceSelf0 + sourceValue, sourceSelf1 + sourceValue))
                .with("target.table", table(self1 + value1, self0 + value0))
                .with("encoder.0", encoder())
                .with("decoder.0", decoder())
                // dLogits times h = (1, −1), (−5, 2)
                .with(
                        "generator.weight",
                        Tensor.matrix(
                                row(1 * 1 + 1 * -5, 1 * -1 + 1 * 2),
                                row(-3 * -5, -3 * 2),
                                row(-2 * 1 + 4 * -5, -2 * -1 + 4 * 2)))
                .with("generator.bias", Tensor.vector(1 + 1, -3, -2 + 4));
    }

    private Named<Tensor> decoder() {
        return Named.<Tensor>none()
                .with("self", self())
                .with("cross", cross())
                // weight1: hidden times c = (−4, 7); weight2: ff1 times the hidden 3
                .with(
                        "ff",
                        feedForward(
                                row(hidden * -4, hidden * 7),
                                hidden,
                                row(ff1 * 3, -ff1 * 3),
                                row(ff0 + ff1, -ff0 - ff1)))
                // d = −3 makes n = −0.6 at token 1, in all three
                .with("norm1", ByHand.normGradients(a0, 0, a1, -0.6))
                .with("norm2", ByHand.normGradients(c0, 0, c1, -0.6))
                .with("norm3", ByHand.normGradients(h0, 0, h1, -0.6));
    }

    private Named<Tensor> cross() {
        // Queries: 3 · f times (3, −6) / √2, times their inputs a; the sum of 3 · f · a is the key's.
        double[] query = row(3 / ROOT, -6 / ROOT);
        double sum = cross0 + cross1;
        return ByHand.attention(
                Tensor.matrix(
                        row(query[0] * key[0], query[0] * key[1]),
                        row(query[1] * key[0], query[1] * key[1]),
                        // the keys' and values' times the memory (4, −2), (1, 4)
                        row(key[0] * 4 - key[0] * 1, key[0] * -2 - key[0] * 4),
                        row(key[1] * 4 - key[1] * 1, key[1] * -2 - key[1] * 4),
                        row(0, 0),
                        row(value * 4 + value * 1, value * -2 + value * 4)),
                // What is added to all keys alike changes no weight.
                Tensor.vector(3 * sum * query[0], 3 * sum * query[1], 0, 0, 0, 2 * value),
                // times the mean (2.5, 1), which both tokens made
                Tensor.matrix(row(sum * 2.5, sum * 1), row(-sum * 2.5, -sum * 1)),
                Tensor.vector(sum, -sum));
    }

    private Named<Tensor> self() {
        // Token 1's weights have (self1, −self1) times the values (2, 2), (0, 4): 0 and −4 · self1; so its scores have
        // self1 and −self1, and its query that times the keys, which are the values, / √2. Its input is (0, 4).
        // Keys have none, as all queries are 0.
        double[] query = row((self1 * 2 - self1 * 0) / ROOT, (self1 * 2 - self1 * 4) / ROOT);
        return ByHand.attention(
                Tensor.matrix(
                        row(0, query[0] * 4),
                        row(0, query[1] * 4),
                        row(0, 0),
                        row(0, 0),
                        row(value0 * 2 + value1 * 0, value0 * 2 + value1 * 4),
                        row(-value0 * 2 - value1 * 0, -value0 * 2 - value1 * 4)),
                Tensor.vector(query[0], query[1], 0, 0, value0 + value1, -value0 - value1),
                // times the means so far, (2, 2), (1, 3)
                Tensor.matrix(
                        row(self0 * 2 + self1 * 1, self0 * 2 + self1 * 3),
                        row(-self0 * 2 - self1 * 1, -self0 * 2 - self1 * 3)),
                Tensor.vector(self0 + self1, -self0 - self1));
    }

    private Named<Tensor> encoder() {
        return Named.<Tensor>none()
                .with("self", sourceSelf())
                // weight1: hidden times a = (1, 2); weight2: sourceFf1 times the hidden 3
                .with(
                        "ff",
                        feedForward(
                                row(sourceHidden * 1, sourceHidden * 2),
                                sourceHidden,
                                row(sourceFf1 * 3, -sourceFf1 * 3),
                                row(sourceFf0 + sourceFf1, -sourceFf0 - sourceFf1)))
                // d = 3 makes n = 0.6 at token 0, in both
                .with("norm1", ByHand.normGradients(row(sourceFf0, -sourceFf0), 0.6, sourceA1, 0))
                .with("norm2", ByHand.normGradients(memory0, 0.6, memory1, 0));
    }

    private Named<Tensor> sourceSelf() {
        // With f sourceSelf0 or sourceSelf1: the mean has 2 · (f, −f); the weights that times the values (4, 0),
        // (1, 3): 8 · f and −4 · f; the scores 3 · f and −3 · f; the query 3 · f times the first key less the second,
        // (3, −3), / √2. Its inputs are (4, 0), (1, 3) too.
        double sum = sourceSelf0 + sourceSelf1;
        double[] query = row(3 * (sourceSelf0 * 4 + sourceSelf1 * 1) / ROOT, 3 * sourceSelf1 * 3 / ROOT);
        return ByHand.attention(
                Tensor.matrix(
                        row(3 * query[0], 3 * query[1]),
                        row(-3 * query[0], -3 * query[1]),
                        row(0, 0),
                        row(0, 0),
                        row(sourceValue * 4 + sourceValue * 1, sourceValue * 3),
                        row(-sourceValue * 4 - sourceValue * 1, -sourceValue * 3)),
                Tensor.vector(
                        3 * 3 * sum / ROOT,
                        -3 * 3 * sum / ROOT,
                        0,
                        0,
                        sourceValue + sourceValue,
                        -sourceValue - sourceValue),
                // times the mean (2.5, 1.5), which both tokens made
                Tensor.matrix(row(sum * 2.5, sum * 1.5), row(-sum * 2.5, -sum * 1.5)),
                Tensor.vector(sum, -sum));
    }

    /** Returns the gradient of a table of which token 0 was not looked up. */
    private static Tensor table(double x1, double x2) {
        return Tensor.matrix(row(0, 0), row(ROOT * x1, -ROOT * x1), row(ROOT * x2, -ROOT * x2));
    }
}
