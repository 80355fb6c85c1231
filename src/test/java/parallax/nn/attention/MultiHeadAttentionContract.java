package parallax.nn.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.Comparison;
import parallax.check.MultiHeadAttentionOperator;
import parallax.check.OperatorContract;
import parallax.check.Probe;
import parallax.check.Tolerance;
import parallax.tensor.Tensor;

/** What a multi-head attention must do. */
interface MultiHeadAttentionContract<T> extends OperatorContract<T> {
    /** Returns the twin under test. */
    MultiHeadAttention<T> attention(int heads, boolean causal);

    @Override
    default List<String> goldens() {
        return List.of("multiHeadAttention");
    }

    @Override
    default List<Probe<T>> probes() {
        Random random = new Random(3);
        return List.of(
                probe(
                        "a mask for each query",
                        2,
                        false,
                        random,
                        3,
                        2,
                        5,
                        6,
                        Tensor.of(new int[] {2, 5}, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1)),
                probe("no mask", 3, false, random, 2, 4, 5, 6, null),
                probe("causal", 2, true, random, 2, 3, 3, 4, null),
                probe(
                        "a query and a batch entry masked altogether",
                        2,
                        true,
                        random,
                        2,
                        3,
                        3,
                        4,
                        Tensor.of(new int[] {2, 1, 3}, 0, 1, 1, 0, 0, 0)),
                probe("one of all", 1, false, random, 1, 1, 1, 1, null),
                probe("one query", 2, false, random, 3, 1, 4, 2, null));
    }

    private Probe<T> probe(
            String name, int heads, boolean causal, Random random, int b, int tq, int tk, int e, Tensor mask) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("q", Tensor.randn(random, b, tq, e));
        inputs.put("k", Tensor.randn(random, b, tk, e));
        inputs.put("v", Tensor.randn(random, b, tk, e));
        if (mask != null) {
            inputs.put("mask", mask);
        }
        inputs.put("weightIn", Tensor.randn(random, 3 * e, e));
        inputs.put("biasIn", Tensor.randn(random, 3 * e));
        inputs.put("weightOut", Tensor.randn(random, e, e));
        inputs.put("biasOut", Tensor.randn(random, e));
        return new Probe<>(
                name,
                new MultiHeadAttentionOperator<>(new NaiveMultiHeadAttention(heads, causal)),
                new MultiHeadAttentionOperator<>(attention(heads, causal)),
                inputs,
                List.of("mask"));
    }

    private MultiHeadAttention.Parameters<T> parameters(Tensor in, Tensor biasIn, Tensor out, Tensor biasOut) {
        return new MultiHeadAttention.Parameters<>(
                backend().of(in),
                backend().of(biasIn),
                backend().of(out),
                backend().of(biasOut));
    }

    private void assertClose(Tensor expected, Tensor actual) {
        Comparison c =
                Comparison.of("y", expected, actual, backend().epsilon() < 1e-12 ? Tolerance.DOUBLE : Tolerance.FLOAT);
        assertTrue(c.passed(), c::toString);
    }

    @Test
    default void twoHeadsOfOneTokenByHand() {
        // With one key the weight is 1: y = Wo · (Wv · v + bv) + bo.
        Tensor in = Tensor.zeros(6, 2);
        in.set(2, 4, 0);
        in.set(3, 4, 1);
        in.set(5, 5, 0);
        in.set(7, 5, 1);
        Tensor biasIn = Tensor.vector(9, 9, 9, 9, 1, 2);
        Tensor x = Tensor.of(new int[] {1, 1, 2}, 10, 100);
        T y = attention(2, false)
                .forward(
                        backend().of(x),
                        backend().of(x),
                        backend().of(x),
                        null,
                        parameters(
                                in,
                                biasIn,
                                Tensor.matrix(new double[] {1, 4}, new double[] {0, 2}),
                                Tensor.vector(0.5, 0.25)))
                .y();
        double v0 = 2 * 10 + 3 * 100 + 1;
        double v1 = 5 * 10 + 7 * 100 + 2;
        assertClose(
                Tensor.of(new int[] {1, 1, 2}, 1 * v0 + 4 * v1 + 0.5, 0 * v0 + 2 * v1 + 0.25),
                backend().tensor(y));
    }

    @Test
    default void aHeadSeesItsOwnFeaturesAlone() {
        // Identity projections: head n is the attention of its half of the features.
        Random random = new Random(5);
        Tensor x = Tensor.randn(random, 2, 3, 4);
        Tensor in = Tensor.zeros(12, 4);
        Tensor out = Tensor.zeros(4, 4);
        for (int e = 0; e < 4; e++) {
            in.set(1, e, e);
            in.set(1, 4 + e, e);
            in.set(1, 8 + e, e);
            out.set(1, e, e);
        }
        T a = backend().of(x);
        MultiHeadAttention.Result<T> result =
                attention(2, true).forward(a, a, a, null, parameters(in, Tensor.zeros(12), out, Tensor.zeros(4)));
        for (int n = 0; n < 2; n++) {
            Tensor half = Tensor.zeros(2, 3, 2);
            for (int k = 0; k < half.length(); k++) {
                half.data()[k] = x.data()[k / 2 * 4 + 2 * n + k % 2];
            }
            Attention.Result<Tensor> expected = new NaiveAttention(true).forward(half, half, half, null);
            Tensor y = backend().tensor(result.y());
            Tensor weights = backend().tensor(result.weights());
            Tensor actual = Tensor.zeros(2, 3, 2);
            for (int k = 0; k < actual.length(); k++) {
                actual.data()[k] = y.data()[k / 2 * 4 + 2 * n + k % 2];
            }
            assertClose(expected.y(), actual);
            assertClose(expected.weights(), NaiveHeads.get(weights, n));
        }
    }

    @Test
    default void selfGradientIsTheSumOfThree() {
        Probe<T> probe = probes().get(2);
        T x = backend().of(probe.inputs().get("q"));
        MultiHeadAttention<T> attention = attention(2, true);
        MultiHeadAttention.Parameters<T> p = parameters(
                probe.inputs().get("weightIn"),
                probe.inputs().get("biasIn"),
                probe.inputs().get("weightOut"),
                probe.inputs().get("biasOut"));
        MultiHeadAttention.Result<T> result = attention.forward(x, x, x, null, p);
        T dy = backend().of(probe.inputs().get("v"));
        MultiHeadAttention.Gradients<T> three = attention.backward(x, x, x, p, result, dy);
        MultiHeadAttention.SelfGradients<T> self = attention.backwardSelf(x, p, result, dy);
        Tensor sum = backend().tensor(three.dq());
        for (int k = 0; k < sum.length(); k++) {
            sum.data()[k] += backend().tensor(three.dk()).data()[k]
                    + backend().tensor(three.dv()).data()[k];
        }
        assertClose(sum, backend().tensor(self.dx()));
        assertClose(
                backend().tensor(three.dParameters().weightIn()),
                backend().tensor(self.dParameters().weightIn()));
        assertClose(
                backend().tensor(three.dParameters().biasIn()),
                backend().tensor(self.dParameters().biasIn()));
        assertClose(
                backend().tensor(three.dParameters().weightOut()),
                backend().tensor(self.dParameters().weightOut()));
        assertClose(
                backend().tensor(three.dParameters().biasOut()),
                backend().tensor(self.dParameters().biasOut()));
    }

    @Test
    default void aLaterTokenChangesNoEarlierOutput() {
        Probe<T> probe = probes().get(2);
        Tensor x = probe.inputs().get("q");
        Tensor changed = x.copy();
        changed.set(5, 1, 2, 0);
        Tensor before = selfAttention(probe, x);
        Tensor after = selfAttention(probe, changed);
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < 3; t++)
                for (int e = 0; e < 4; e++) {
                    if (b == 0 || t < 2) {
                        assertEquals(before.get(b, t, e), after.get(b, t, e));
                    }
                }
        assertTrue(Math.abs(before.get(1, 2, 0) - after.get(1, 2, 0)) > 1e-3);
    }

    private Tensor selfAttention(Probe<T> probe, Tensor x) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(probe.inputs());
        List.of("q", "k", "v").forEach(name -> inputs.put(name, x));
        Map<String, T> arrays = new LinkedHashMap<>();
        inputs.forEach((name, t) -> arrays.put(name, backend().of(t)));
        return backend().tensor(probe.twin().forward(arrays).get("y"));
    }

    @Test
    default void refusalsHaveBothNumbers() {
        T x = backend().of(Tensor.zeros(2, 3, 4));
        MultiHeadAttention.Parameters<T> p =
                parameters(Tensor.zeros(12, 4), Tensor.zeros(12), Tensor.zeros(4, 4), Tensor.zeros(4));
        assertEquals(
                "4 features cannot be cut into 3 equal heads",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> attention(3, false).forward(x, x, x, null, p))
                        .getMessage());
        assertEquals(
                "heads must be at least 1, is 0",
                assertThrows(IllegalArgumentException.class, () -> attention(0, false))
                        .getMessage());
        assertEquals(
                "p is null",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> attention(2, false).forward(x, x, x, null, null))
                        .getMessage());
    }
}
