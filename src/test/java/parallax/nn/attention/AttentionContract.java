package parallax.nn.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.AttentionOperator;
import parallax.check.Comparison;
import parallax.check.OperatorContract;
import parallax.check.Probe;
import parallax.check.Tolerance;
import parallax.tensor.Tensor;

/** What a scaled dot product attention must do. */
interface AttentionContract<T> extends OperatorContract<T> {
    /** Returns the twin under test. */
    Attention<T> attention(boolean causal);

    @Override
    default List<String> goldens() {
        return List.of("attention");
    }

    @Override
    default List<Probe<T>> probes() {
        Random random = new Random(3);
        Tensor oneRowEmpty = Tensor.of(new int[] {2, 1, 5}, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0);
        return List.of(
                probe(
                        "a mask for each query",
                        false,
                        random,
                        2,
                        3,
                        5,
                        4,
                        6,
                        Tensor.matrix(
                                new double[] {1, 0, 1, 1, 0}, new double[] {0, 0, 0, 1, 1}, new double[] {1, 1, 1, 1, 1
                                })),
                probe("no mask", false, random, 2, 3, 5, 4, 6, null),
                probe("causal", true, random, 2, 4, 4, 3, 5, null),
                probe("causal, more keys than queries", true, random, 2, 3, 5, 4, 1, null),
                probe("causal, more queries than keys", true, random, 1, 5, 2, 4, 3, null),
                probe("one batch entry masked altogether", false, random, 2, 3, 5, 4, 6, oneRowEmpty),
                probe(
                        "causal and masked, so that query 0 may attend to nothing",
                        true,
                        random,
                        3,
                        4,
                        4,
                        2,
                        5,
                        Tensor.vector(0, 1, 1, 1)),
                probe("one of all", false, random, 1, 1, 1, 1, 1, null),
                probe("one key", false, random, 3, 2, 1, 4, 5, null),
                probe("one query", true, random, 2, 1, 4, 3, 5, null));
    }

    private Probe<T> probe(
            String name, boolean causal, Random random, int b, int tq, int tk, int d, int dv, Tensor mask) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("q", Tensor.randn(random, b, tq, d));
        inputs.put("k", Tensor.randn(random, b, tk, d));
        inputs.put("v", Tensor.randn(random, b, tk, dv));
        if (mask != null) {
            inputs.put("mask", mask);
        }
        return new Probe<>(
                name,
                new AttentionOperator<>(new NaiveAttention(causal)),
                new AttentionOperator<>(attention(causal)),
                inputs,
                List.of("mask"));
    }

    private Attention.Result<Tensor> forward(boolean causal, Tensor q, Tensor k, Tensor v, Tensor mask) {
        Attention.Result<T> result = attention(causal)
                .forward(
                        backend().of(q),
                        backend().of(k),
                        backend().of(v),
                        mask == null ? null : backend().of(mask));
        return new Attention.Result<>(backend().tensor(result.y()), backend().tensor(result.weights()));
    }

    private void assertClose(Tensor expected, Tensor actual) {
        Comparison c =
                Comparison.of("y", expected, actual, backend().epsilon() < 1e-12 ? Tolerance.DOUBLE : Tolerance.FLOAT);
        assertTrue(c.passed(), c::toString);
    }

    @Test
    default void twoKeysByHand() {
        Tensor q = Tensor.of(new int[] {1, 1, 4}, 1, 2, 0, 1);
        Tensor k = Tensor.of(new int[] {1, 2, 4}, 1, 0, 3, 1, 0, 2, 1, 0);
        Tensor v = Tensor.of(new int[] {1, 2, 3}, 10, 20, 30, 1, 2, 3);
        double s0 = (1 * 1 + 2 * 0 + 0 * 3 + 1 * 1) / 2.0; // √4 = 2
        double s1 = (1 * 0 + 2 * 2 + 0 * 1 + 1 * 0) / 2.0;
        double w0 = Math.exp(s0) / (Math.exp(s0) + Math.exp(s1));
        double w1 = Math.exp(s1) / (Math.exp(s0) + Math.exp(s1));
        Attention.Result<Tensor> result = forward(false, q, k, v, null);
        assertClose(Tensor.of(new int[] {1, 1, 2}, w0, w1), result.weights());
        assertClose(Tensor.of(new int[] {1, 1, 3}, w0 * 10 + w1 * 1, w0 * 20 + w1 * 2, w0 * 30 + w1 * 3), result.y());
    }

    @Test
    default void gradientsOfTwoKeysByHand() {
        // w = (½, ½), as both scores are 0; √1 = 1.
        Attention.Gradients<T> g = attention(false)
                .backward(
                        backend().of(Tensor.of(new int[] {1, 1, 1}, 0)),
                        backend().of(Tensor.of(new int[] {1, 2, 1}, 3, 5)),
                        backend().of(Tensor.of(new int[] {1, 2, 1}, 8, 4)),
                        backend().of(Tensor.of(new int[] {1, 1, 2}, 0.5, 0.5)),
                        backend().of(Tensor.of(new int[] {1, 1, 1}, 2)),
                        null);
        // dw = (2 · 8, 2 · 4), its mean 12; ds = (½ · (16 − 12), ½ · (8 − 12))
        assertClose(
                Tensor.of(new int[] {1, 1, 1}, 2.0 * 3 + -2.0 * 5), backend().tensor(g.dq()));
        assertClose(Tensor.of(new int[] {1, 2, 1}, 2.0 * 0, -2.0 * 0), backend().tensor(g.dk()));
        assertClose(Tensor.of(new int[] {1, 2, 1}, 0.5 * 2, 0.5 * 2), backend().tensor(g.dv()));
    }

    @Test
    default void fullyMaskedRowsGiveZeros() {
        Random random = new Random(4);
        Tensor mask = Tensor.matrix(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 0});
        Attention.Result<Tensor> result = forward(
                false,
                Tensor.randn(random, 2, 3, 4),
                Tensor.randn(random, 2, 2, 4),
                Tensor.randn(random, 2, 2, 5),
                mask);
        for (int b = 0; b < 2; b++)
            for (int i = 0; i < 3; i++) {
                assertEquals(i == 1 ? 1.0 : 0.0, result.weights().get(b, i, 0));
                assertEquals(0.0, result.weights().get(b, i, 1));
                for (int e = 0; e < 5 && i != 1; e++) {
                    assertEquals(0.0, result.y().get(b, i, e));
                }
            }
    }

    @Test
    default void hugeLogitsStayFinite() {
        Tensor q = Tensor.of(new int[] {1, 2, 1}, 1e4, -1e4);
        Tensor k = Tensor.of(new int[] {1, 2, 1}, 1e4, 1e4 - 1e-2);
        Tensor v = Tensor.of(new int[] {1, 2, 1}, 3, 7);
        assertArrayEquals(new double[] {3, 7}, forward(false, q, k, v, null).y().data());
    }

    @Test
    default void noForbiddenScoreIsTooLarge() {
        Tensor mask = Tensor.matrix(new double[] {1, 0, 1}, new double[] {1, 0, 0}, new double[] {0, 0, 0});
        Tensor v = Tensor.of(new int[] {1, 3, 1}, 4, 5, 8);
        for (double key : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e30, 2e38}) {
            for (double query : new double[] {1, 1e10}) { // 1e40 is infinite in single precision
                Tensor q = Tensor.of(new int[] {1, 3, 1}, query, query, query);
                Tensor k = Tensor.of(new int[] {1, 3, 1}, 0, key, 0);
                Attention.Result<Tensor> result = forward(false, q, k, v, mask);
                assertArrayEquals(
                        new double[] {0.5, 0, 0.5, 1, 0, 0, 0, 0, 0},
                        result.weights().data(),
                        1e-6,
                        query + " · " + key);
                assertEquals(0, result.weights().get(0, 0, 1), query + " · " + key);
            }
        }
    }

    @Test
    default void noForbiddenScoreIsTooInfiniteInLongSequences() {
        Tensor x = Tensor.zeros(1, 257, 1);
        x.set(Double.POSITIVE_INFINITY, 0, 256, 0);
        Tensor q = Tensor.randn(new Random(9), 1, 257, 1).map(Math::abs);
        Tensor mask = Tensor.zeros(257).map(v -> 1);
        mask.set(0, 256);
        double[] row = Arrays.copyOf(
                forward(false, q, x, Tensor.zeros(1, 257, 1), mask).weights().data(), 257);
        assertEquals(0, row[256]);
        assertEquals(1.0 / 256, row[255], 1e-6);
    }

    @Test
    default void anAllowedScoreMayBeVeryLow() {
        Tensor q = Tensor.of(new int[] {1, 1, 1}, 1);
        Tensor k = Tensor.of(new int[] {1, 2, 1}, -2e38, 0);
        Tensor v = Tensor.of(new int[] {1, 2, 1}, 3, 7);
        assertArrayEquals(
                new double[] {1, 0},
                forward(false, q, k, v, Tensor.vector(1, 0)).weights().data());
    }

    @Test
    default void aLaterTokenChangesNoEarlierOutput() {
        Random random = new Random(5);
        Tensor x = Tensor.randn(random, 2, 5, 3);
        Tensor before = forward(true, x, x, x, null).y();
        Tensor changed = x.copy();
        changed.set(9, 1, 3, 2);
        Tensor after = forward(true, changed, changed, changed, null).y();
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < 5; t++)
                for (int d = 0; d < 3; d++) {
                    boolean reached = b == 1 && t >= 3;
                    if (!reached) {
                        assertEquals(before.get(b, t, d), after.get(b, t, d));
                    }
                }
        assertTrue(Math.abs(before.get(1, 3, 0) - after.get(1, 3, 0)) > 1e-3);
    }

    @Test
    default void permutedTokensGivePermutedOutputs() {
        Random random = new Random(6);
        Tensor x = Tensor.randn(random, 1, 4, 3);
        int[] order = {2, 0, 3, 1};
        assertClose(
                permuted(forward(false, x, x, x, null).y(), order),
                forward(false, permuted(x, order), permuted(x, order), permuted(x, order), null)
                        .y());
    }

    private static Tensor permuted(Tensor x, int[] order) {
        Tensor y = Tensor.zeros(x.shape());
        for (int t = 0; t < order.length; t++)
            for (int d = 0; d < x.size(2); d++) {
                y.set(x.get(0, order[t], d), 0, t, d);
            }
        return y;
    }

    @Test
    default void longSequencesAgreeWithTheNaiveTwin() {
        Random random = new Random(8);
        Tensor q = Tensor.randn(random, 2, 260, 3);
        Tensor k = Tensor.randn(random, 2, 270, 3);
        Tensor v = Tensor.randn(random, 2, 270, 2);
        Tensor mask = Tensor.zeros(2, 1, 270);
        for (int j = 0; j < 250; j++) {
            mask.set(1, 0, 0, j);
        }
        AttentionOperator<Tensor> naive = new AttentionOperator<>(new NaiveAttention(true));
        AttentionOperator<T> twin = new AttentionOperator<>(attention(true));
        for (Map<String, Tensor> inputs :
                List.of(Map.of("q", q, "k", k, "v", v), Map.of("q", q, "k", k, "v", v, "mask", mask))) {
            var report = parallax.check.CrossCheck.of(naive, twin, backend(), inputs);
            assertTrue(report.passed(), report::toString);
        }
    }

    @Test
    default void refusalsHaveBothNumbers() {
        Tensor q = Tensor.zeros(2, 3, 4);
        Tensor v = Tensor.zeros(2, 5, 6);
        assertEquals(
                "axis 2 of k (B, Tk, D) has size 7, must be 4: D is 4 in q (B, Tq, D)",
                refusal(q, Tensor.zeros(2, 5, 7), v, null));
        Tensor k = Tensor.zeros(2, 5, 4);
        assertEquals("axis 0 of mask (4, 5) has size 4, must be 1 or Tq = 3", refusal(q, k, v, Tensor.zeros(4, 5)));
        assertEquals(
                "mask must have at most 3 axes (B, Tq, Tk), has 4: (1, 1, 1, 1)",
                refusal(q, k, v, Tensor.zeros(1, 1, 1, 1)));
        assertEquals("mask[2] is 0.5, must be 0 or 1", refusal(q, k, v, Tensor.vector(0, 1, 0.5, 1, 1)));
    }

    private String refusal(Tensor q, Tensor k, Tensor v, Tensor mask) {
        return assertThrows(IllegalArgumentException.class, () -> forward(false, q, k, v, mask))
                .getMessage();
    }
}
