package parallax.nn.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.AdditiveAttentionOperator;
import parallax.check.Comparison;
import parallax.check.OperatorContract;
import parallax.check.Probe;
import parallax.check.Tolerance;
import parallax.tensor.Tensor;

/** What an additive attention must do. */
interface AdditiveAttentionContract<T> extends OperatorContract<T> {
    /** Returns the twin under test. */
    AdditiveAttention<T> attention();

    @Override
    default List<String> goldens() {
        return List.of("additiveAttention");
    }

    @Override
    default List<Probe<T>> probes() {
        Tensor oneRowEmpty = Tensor.of(new int[] {2, 1, 5}, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0);
        Tensor each =
                Tensor.matrix(new double[] {1, 0, 1, 1, 0}, new double[] {0, 0, 0, 1, 1}, new double[] {1, 1, 1, 1, 1});
        return List.of(
                probe("a mask for each query", new int[] {2, 3, 5, 4, 7, 6, 8}, true, each),
                probe("no mask, no bias", new int[] {2, 3, 5, 4, 7, 6, 8}, false, null),
                probe("one batch entry masked altogether", new int[] {2, 3, 5, 4, 2, 6, 3}, true, oneRowEmpty),
                probe("one of all", new int[] {1, 1, 1, 1, 1, 1, 1}, true, null),
                probe("one key", new int[] {3, 2, 1, 4, 2, 5, 6}, true, null),
                probe("one query", new int[] {2, 1, 4, 3, 5, 2, 6}, true, null),
                probe("one hidden feature", new int[] {2, 3, 4, 3, 5, 2, 1}, true, null));
    }

    /** Sizes are B, Tq, Tk, Dq, Dk, Dv, A. */
    private Probe<T> probe(String name, int[] sizes, boolean bias, Tensor mask) {
        return new Probe<>(
                name,
                new AdditiveAttentionOperator<>(new NaiveAdditiveAttention()),
                new AdditiveAttentionOperator<>(attention()),
                inputs(sizes, bias, mask),
                List.of("mask"));
    }

    private static Map<String, Tensor> inputs(int[] sizes, boolean bias, Tensor mask) {
        Random random = new Random(Arrays.hashCode(sizes));
        int hidden = sizes[6];
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("q", Tensor.randn(random, sizes[0], sizes[1], sizes[3]));
        inputs.put("k", Tensor.randn(random, sizes[0], sizes[2], sizes[4]));
        inputs.put("v", Tensor.randn(random, sizes[0], sizes[2], sizes[5]));
        inputs.put("weightQuery", Tensor.randn(random, hidden, sizes[3]));
        inputs.put("weightKey", Tensor.randn(random, hidden, sizes[4]));
        inputs.put("weightScore", Tensor.randn(random, hidden));
        if (bias) {
            inputs.put("bias", Tensor.randn(random, hidden));
        }
        if (mask != null) {
            inputs.put("mask", mask);
        }
        return inputs;
    }

    private Map<String, Tensor> forward(Map<String, Tensor> inputs) {
        Map<String, T> arrays = new LinkedHashMap<>();
        inputs.forEach((name, t) -> arrays.put(name, backend().of(t)));
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        new AdditiveAttentionOperator<>(attention())
                .forward(arrays)
                .forEach((name, a) -> outputs.put(name, backend().tensor(a)));
        return outputs;
    }

    private void assertClose(Tensor expected, Tensor actual) {
        Comparison c =
                Comparison.of("y", expected, actual, backend().epsilon() < 1e-12 ? Tolerance.DOUBLE : Tolerance.FLOAT);
        assertTrue(c.passed(), c::toString);
    }

    @Test
    default void twoKeysByHand() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("q", Tensor.of(new int[] {1, 1, 1}, 2));
        inputs.put("k", Tensor.of(new int[] {1, 2, 2}, 1, 0, 3, 5));
        inputs.put("v", Tensor.of(new int[] {1, 2, 1}, 10, 20));
        inputs.put("weightQuery", Tensor.matrix(new double[] {0.5}, new double[] {-1}));
        inputs.put("weightKey", Tensor.matrix(new double[] {0.2, 0.1}, new double[] {0.3, -0.4}));
        inputs.put("bias", Tensor.vector(0.6, 0.7));
        inputs.put("weightScore", Tensor.vector(3, -2));
        double s0 = 3 * Math.tanh(0.5 * 2 + 0.6 + 0.2 * 1 + 0.1 * 0) - 2 * Math.tanh(-1 * 2 + 0.7 + 0.3 * 1 - 0.4 * 0);
        double s1 = 3 * Math.tanh(0.5 * 2 + 0.6 + 0.2 * 3 + 0.1 * 5) - 2 * Math.tanh(-1 * 2 + 0.7 + 0.3 * 3 - 0.4 * 5);
        double w0 = Math.exp(s0) / (Math.exp(s0) + Math.exp(s1));
        double w1 = Math.exp(s1) / (Math.exp(s0) + Math.exp(s1));
        Map<String, Tensor> outputs = forward(inputs);
        assertClose(Tensor.of(new int[] {1, 1, 2}, w0, w1), outputs.get("weights"));
        assertClose(Tensor.of(new int[] {1, 1, 1}, w0 * 10 + w1 * 20), outputs.get("y"));
    }

    @Test
    default void gradientsOfTwoKeysByHand() {
        // All weights of the layer 1 and q = −k, so tanh(0) = 0 everywhere, of slope 1; w = (½, ½).
        AdditiveAttention.Parameters<T> p = new AdditiveAttention.Parameters<>(
                array(new int[] {1, 1}, 1),
                array(new int[] {1, 1}, 1),
                array(new int[] {1}, 0),
                array(new int[] {1}, 3));
        T q = array(new int[] {1, 1, 1}, -4);
        T k = array(new int[] {1, 2, 1}, 4, 4);
        T v = array(new int[] {1, 2, 1}, 8, 2);
        AdditiveAttention.Result<T> result = attention().forward(q, k, v, null, p);
        AdditiveAttention.Gradients<T> g =
                attention().backward(q, k, v, p, result, array(new int[] {1, 1, 1}, 2), null);
        // dw = (2 · 8, 2 · 2), its mean 10; ds = (½ · (16 − 10), ½ · (4 − 10)); dSum = 3 · ds
        assertClose(Tensor.of(new int[] {1, 1, 1}, 3 * 3 + 3 * -3), backend().tensor(g.dq()));
        assertClose(Tensor.of(new int[] {1, 2, 1}, 3 * 3, 3 * -3), backend().tensor(g.dk()));
        assertClose(Tensor.of(new int[] {1, 2, 1}, 0.5 * 2, 0.5 * 2), backend().tensor(g.dv()));
        assertClose(
                Tensor.of(new int[] {1}, 3 * 0 + -3 * 0),
                backend().tensor(g.dParameters().weightScore()));
    }

    private T array(int[] shape, double... entries) {
        return backend().of(Tensor.of(shape, entries));
    }

    @Test
    default void fullyMaskedRowsGiveZeros() {
        Tensor mask = Tensor.matrix(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 0});
        Map<String, Tensor> outputs = forward(inputs(new int[] {2, 3, 2, 4, 3, 5, 6}, true, mask));
        for (int b = 0; b < 2; b++)
            for (int i = 0; i < 3; i++) {
                assertEquals(i == 1 ? 1.0 : 0.0, outputs.get("weights").get(b, i, 0));
                assertEquals(0.0, outputs.get("weights").get(b, i, 1));
                for (int e = 0; e < 5 && i != 1; e++) {
                    assertEquals(0.0, outputs.get("y").get(b, i, e));
                }
            }
    }

    @Test
    default void hugeScoresStayFinite() {
        Map<String, Tensor> inputs = inputs(new int[] {1, 2, 3, 4, 2, 5, 6}, true, null);
        inputs.put("weightScore", inputs.get("weightScore").map(u -> 1e5 * u));
        Tensor weights = forward(inputs).get("weights");
        for (int i = 0; i < 2; i++) {
            double sum = weights.get(0, i, 0) + weights.get(0, i, 1) + weights.get(0, i, 2);
            assertEquals(1, sum, backend().epsilon() * 4);
        }
    }

    @Test
    default void noForbiddenScoreIsTooLarge() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("q", Tensor.of(new int[] {1, 2, 1}, 0, 0));
        inputs.put("k", Tensor.of(new int[] {1, 3, 1}, 0, 50, 0));
        inputs.put("v", Tensor.of(new int[] {1, 3, 1}, 4, 5, 8));
        inputs.put("weightQuery", Tensor.of(new int[] {2, 1}, 1, 1));
        inputs.put("weightKey", Tensor.of(new int[] {2, 1}, 1, 1));
        inputs.put("weightScore", Tensor.vector(3e38, 3e38)); // their sum is infinite in single precision
        inputs.put("mask", Tensor.matrix(new double[] {1, 0, 1}, new double[] {0, 0, 0}));
        Map<String, Tensor> outputs = forward(inputs);
        assertEquals(Tensor.of(new int[] {1, 2, 3}, 0.5, 0, 0.5, 0, 0, 0), outputs.get("weights"));
        assertEquals(Tensor.of(new int[] {1, 2, 1}, 6, 0), outputs.get("y"));
    }

    /** The order of the keys and their values does not matter. */
    @Test
    default void permutedKeysGiveTheSame() {
        Map<String, Tensor> inputs = inputs(new int[] {1, 3, 2, 4, 2, 5, 6}, true, null);
        Map<String, Tensor> swapped = new LinkedHashMap<>(inputs);
        for (String name : List.of("k", "v")) {
            Tensor a = inputs.get(name);
            Tensor b = a.copy();
            int row = a.size(2);
            System.arraycopy(a.data(), 0, b.data(), row, row);
            System.arraycopy(a.data(), row, b.data(), 0, row);
            swapped.put(name, b);
        }
        assertClose(forward(inputs).get("y"), forward(swapped).get("y"));
    }

    @Test
    default void refusalsHaveBothNumbers() {
        Map<String, Tensor> inputs = inputs(new int[] {2, 3, 5, 4, 7, 6, 8}, true, null);
        assertEquals(
                "axis 1 of weightKey (A, Dk) has size 9, must be 7: Dk is 7 in k (B, Tk, Dk)",
                refusal(inputs, "weightKey", Tensor.zeros(8, 9)));
        assertEquals(
                "axis 0 of weightScore (A) has size 3, must be 8: A is 8 in weightQuery (A, Dq)",
                refusal(inputs, "weightScore", Tensor.zeros(3)));
        assertEquals(
                "axis 0 of mask (4, 5) has size 4, must be 1 or Tq = 3", refusal(inputs, "mask", Tensor.zeros(4, 5)));
    }

    private String refusal(Map<String, Tensor> inputs, String name, Tensor wrong) {
        Map<String, Tensor> spoilt = new LinkedHashMap<>(inputs);
        spoilt.put(name, wrong);
        return assertThrows(IllegalArgumentException.class, () -> forward(spoilt))
                .getMessage();
    }

    @Test
    default void parametersAreReadByTheirNames() {
        T w = array(new int[] {1, 1}, 1);
        AdditiveAttention.Parameters<T> without = new AdditiveAttention.Parameters<>(w, w, null, w);
        assertEquals(without, AdditiveAttention.Parameters.of(without.named()));
        AdditiveAttention.Parameters<T> with = new AdditiveAttention.Parameters<>(w, w, w, w);
        assertEquals(with, AdditiveAttention.Parameters.of(with.named()));
        assertEquals(
                List.of("weightQuery", "weightKey", "bias", "weightScore"),
                List.copyOf(with.named().names()));
    }
}
