package parallax.nn.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.Indices;
import parallax.nn.TwinContract;
import parallax.nn.loss.CrossEntropy;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.tensor.Tensor;

class TokenMaskingTest {
    private static final int PADDING = 0;
    private static final int MASK = 1;
    private static final int VOCABULARY = 12;

    /** 20000 tokens: a share of a tenth has a deviation of 0.002, five times that is allowed. */
    @Test
    void hidesEightyTenTen() {
        int[] tokens = new Random(1).ints(20000, 0, VOCABULARY).toArray();
        TokenMasking.Masked masked = new TokenMasking(MASK, VOCABULARY, 0.5, PADDING)
                .hide(Indices.of(new int[] {100, 200}, tokens), new Random(2));
        int chosen = 0;
        int hidden = 0;
        int other = 0;
        int ordinary = 0;
        for (int k = 0; k < tokens.length; k++) {
            int seen = masked.tokens().get(k);
            int label = masked.labels().get(k);
            if (tokens[k] == PADDING || tokens[k] == MASK) {
                assertEquals(CrossEntropy.IGNORED, label);
            } else {
                ordinary++;
            }
            if (label == CrossEntropy.IGNORED) {
                assertEquals(tokens[k], seen);
                continue;
            }
            assertEquals(tokens[k], label);
            chosen++;
            hidden += seen == MASK ? 1 : 0;
            other += seen != MASK && seen != tokens[k] ? 1 : 0;
            assertTrue(seen != PADDING);
        }
        assertEquals(0.5, (double) chosen / ordinary, 0.02);
        assertEquals(0.8, (double) hidden / chosen, 0.02);
        // A tenth is drawn anew, of 10 tokens, of which one is the token itself.
        assertEquals(0.1 * 0.9, (double) other / chosen, 0.02);
        assertArrayEquals(new int[] {100, 200}, masked.labels().shape());
    }

    @Test
    void theSameGeneratorHidesTheSame() {
        Indices tokens = Indices.of(new int[][] {{2, 3, 4, 5}, {6, 7, 8, 9}});
        TokenMasking masking = new TokenMasking(MASK, VOCABULARY, 0.5);
        assertEquals(masking.hide(tokens, new Random(3)), masking.hide(tokens, new Random(3)));
        assertEquals(Indices.of(new int[][] {{2, 3, 4, 5}, {6, 7, 8, 9}}), tokens);
    }

    /** The loss looks at chosen places alone: elsewhere its gradient is 0, whatever the logits say. */
    @Test
    void theLossLooksAtTheChosenAlone() {
        Indices tokens = Indices.of(new int[][] {{2, 3, 4, 5, 6, 7}});
        int[] labels = new TokenMasking(MASK, 8, 0.5)
                .hide(tokens, new Random(4))
                .labels()
                .values();
        Tensor d =
                new NaiveCrossEntropy(CrossEntropy.IGNORED, 0).backward(Tensor.randn(new Random(5), 6, 8), labels, 1);
        int chosen = 0;
        for (int n = 0; n < 6; n++) {
            double size = 0;
            for (int k = 0; k < 8; k++) {
                size += Math.abs(d.get(n, k));
            }
            assertEquals(labels[n] == CrossEntropy.IGNORED, size == 0);
            chosen += size > 0 ? 1 : 0;
        }
        assertTrue(chosen > 0 && chosen < 6, chosen + " of 6");
    }

    @Test
    void saysWhatDoesNotFit() {
        TwinContract.assertRejects("rate must be above 0 and at most 1, is 0.0", () -> new TokenMasking(1, 3, 0));
        TwinContract.assertRejects("mask must be from 0 to 2, is 3", () -> new TokenMasking(3, 3, 0.15));
        TokenMasking masking = new TokenMasking(MASK, VOCABULARY, 0.5);
        for (int token : new int[] {-1, 12}) {
            TwinContract.assertRejects(
                    "tokens[1, 0] is " + token + ", must be from 0 to 11",
                    () -> masking.hide(Indices.of(new int[][] {{2, 3}, {token, 4}}), new Random(1)));
        }
        TwinContract.assertRejects("tokens is null", () -> masking.hide(null, new Random(1)));
        TwinContract.assertRejects("special is null", () -> new TokenMasking(1, 3, 0.15, (int[]) null));
        TwinContract.assertRejects(
                "all 2 tokens are special, none can be hidden", () -> new TokenMasking(1, 2, 0.15, 0));
    }
}
