package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.Operator;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of every {@link Recurrence} must do. */
interface RecurrenceContract<T> extends TwinContract<T> {
    /** Returns the naive twin, for sequences of these lengths. */
    Operator<Tensor> naive(int[] lengths);

    /** Returns the twin under test, for sequences of these lengths. */
    Operator<T> twin(int[] lengths);

    /** Returns the number of gates. */
    int gates();

    /** Returns the names of the state before the first step. */
    default List<String> starts() {
        return List.of("h0");
    }

    @Override
    default List<String> mayBeOverlooked() {
        return List.of("y", "hn", "cn");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(null, 3, 4, 5, 2),
                probe(null, 2, 3, 4, 5),
                probe(new int[] {2, 5, 1, 4}, 4, 5, 3, 2),
                probe(new int[] {2, 3}, 2, 6, 1, 3),
                probe(null, 3, 1, 2, 4),
                probe(null, 1, 4, 3, 2),
                probe(null, 2, 3, 4, 1),
                probe(null, 1, 1, 1, 1),
                probe(new int[] {3}, 1, 5, 2, 3));
    }

    /** Returns a probe of normal numbers, the weights a little smaller. */
    default Probe<T> probe(int[] lengths, int b, int t, int f, int h) {
        return new Probe<>(
                Arrays.toString(new int[] {b, t, f, h}) + ", lengths " + Arrays.toString(lengths),
                naive(lengths),
                twin(lengths),
                inputs(b, t, f, h));
    }

    /** Returns inputs of normal numbers, the weights a little smaller. */
    default Map<String, Tensor> inputs(int b, int t, int f, int h) {
        List<Object> shapes = new ArrayList<>(List.of("x", new int[] {b, t, f}));
        starts().forEach(name -> shapes.addAll(List.of(name, new int[] {b, h})));
        shapes.addAll(List.of("weightInput", new int[] {gates() * h, f}));
        shapes.addAll(List.of("weightHidden", new int[] {gates() * h, h}));
        shapes.addAll(List.of("biasInput", new int[] {gates() * h}));
        shapes.addAll(List.of("biasHidden", new int[] {gates() * h}));
        Map<String, Tensor> inputs = TwinContract.normal(shapes.toArray());
        inputs.replaceAll((name, a) -> name.startsWith("weight") ? a.map(v -> 0.6 * v) : a);
        return inputs;
    }

    @Test
    default void theFillingIsNotRead() {
        int[] lengths = {2, 4};
        Map<String, Tensor> inputs = inputs(2, 4, 3, 5);
        Map<String, Tensor> outputs = tensors(twin(lengths).forward(converted(inputs)));
        Map<String, Tensor> gradients = tensors(twin(lengths).backward(converted(inputs), converted(outputs)));
        Map<String, Tensor> upstream = new LinkedHashMap<>(outputs);
        upstream.replaceAll((name, a) -> a.copy());
        for (int t = 2; t < 4; t++) {
            for (int f = 0; f < 3; f++) {
                inputs.get("x").set(1e6, 0, t, f);
                assertEquals(0, gradients.get("x").get(0, t, f));
            }
            for (int h = 0; h < 5; h++) {
                assertEquals(0, outputs.get("y").get(0, t, h));
                upstream.get("y").set(1e6, 0, t, h);
            }
        }
        assertEquals(outputs, tensors(twin(lengths).forward(converted(inputs))));
        assertSame("gradients", gradients, twin(lengths).backward(converted(inputs), converted(upstream)));
    }

    @Test
    default void theFillingMayBeAnything() {
        int[] lengths = {2, 4};
        Map<String, Tensor> inputs = inputs(2, 4, 3, 5);
        Map<String, Tensor> outputs = tensors(twin(lengths).forward(converted(inputs)));
        Map<String, Tensor> upstream = new LinkedHashMap<>(outputs);
        upstream.replaceAll((name, a) -> a.copy());
        Map<String, Tensor> gradients = tensors(twin(lengths).backward(converted(inputs), converted(upstream)));
        for (double filling : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
            inputs.get("x").set(filling, 0, 2, 1);
            upstream.get("y").set(filling, 0, 3, 4);
            assertEquals(outputs, tensors(twin(lengths).forward(converted(inputs))));
            assertSame("gradients", gradients, twin(lengths).backward(converted(inputs), converted(upstream)));
        }
        inputs.get("x").set(Double.NaN, 1, 3, 2);
        TwinContract.assertRejects("x[1, 3, 2] is NaN", () -> twin(lengths).forward(converted(inputs)));
        inputs.get("x").set(0, 1, 3, 2);
        upstream.get("y").set(Double.NaN, 1, 3, 0);
        TwinContract.assertRejects(
                "dy[1, 3, 0] is NaN", () -> twin(lengths).backward(converted(inputs), converted(upstream)));
    }

    @Test
    default void aSequenceInABatchIsAsAlone() {
        Map<String, Tensor> inputs = inputs(3, 5, 2, 4);
        int[] lengths = {4, 2, 5};
        Map<String, Tensor> together = tensors(twin(lengths).forward(converted(inputs)));
        for (int b = 0; b < 3; b++) {
            Map<String, Tensor> alone = new LinkedHashMap<>(inputs);
            alone.put("x", steps(sequence(inputs.get("x"), b), 0, lengths[b]));
            for (String name : starts()) {
                alone.put(name, sequence(inputs.get(name), b));
            }
            Map<String, Tensor> expected = new LinkedHashMap<>();
            for (Map.Entry<String, Tensor> output : together.entrySet()) {
                Tensor mine = sequence(output.getValue(), b);
                expected.put(output.getKey(), output.getKey().equals("y") ? steps(mine, 0, lengths[b]) : mine);
            }
            assertSame("sequence " + b, expected, twin(null).forward(converted(alone)));
        }
    }

    @Test
    default void aStepChangesNoneBeforeIt() {
        Map<String, Tensor> inputs = inputs(2, 5, 3, 4);
        Tensor before = backend().tensor(twin(null).forward(converted(inputs)).get("y"));
        inputs.get("x").add(1, 1, 3, 0);
        Tensor after = backend().tensor(twin(null).forward(converted(inputs)).get("y"));
        assertEquals(steps(before, 0, 3), steps(after, 0, 3));
        assertEquals(sequence(before, 0), sequence(after, 0));
        assertTrue(Math.abs(before.get(1, 3, 0) - after.get(1, 3, 0)) > 1e-6);
        assertTrue(Math.abs(before.get(1, 4, 0) - after.get(1, 4, 0)) > 1e-6);
    }

    @Test
    default void twoHalvesAreTheWhole() {
        Map<String, Tensor> inputs = inputs(2, 5, 3, 4);
        Map<String, Tensor> whole = tensors(twin(null).forward(converted(inputs)));
        Map<String, Tensor> half = new LinkedHashMap<>(inputs);
        half.put("x", steps(inputs.get("x"), 0, 2));
        Map<String, Tensor> first = tensors(twin(null).forward(converted(half)));
        half.put("x", steps(inputs.get("x"), 2, 5));
        for (String name : starts()) {
            half.put(name, first.get(name.replace('0', 'n')));
        }
        Map<String, Tensor> expected = new LinkedHashMap<>(whole);
        expected.put("y", steps(whole.get("y"), 2, 5));
        assertSame("second half", expected, twin(null).forward(converted(half)));
        assertSame(steps(whole.get("y"), 0, 2), backend().of(first.get("y")));
    }

    @Test
    default void whatTheLossDoesNotLookAtHasNoGradient() {
        Probe<T> probe = probe(new int[] {2, 4}, 2, 4, 3, 5);
        Map<String, T> inputs = converted(probe.inputs());
        Map<String, Tensor> zeros = tensors(probe.twin().forward(inputs));
        zeros.replaceAll((name, a) -> Tensor.zeros(a.shape()));
        for (Map.Entry<String, Tensor> looked : zeros.entrySet()) {
            Tensor ones = looked.getValue().map(v -> 1);
            Map<String, T> zero = converted(zeros);
            zero.put(looked.getKey(), backend().of(ones));
            Map<String, T> none = new LinkedHashMap<>();
            none.put(looked.getKey(), backend().of(ones));
            assertEquals(
                    tensors(probe.twin().backward(inputs, zero)),
                    tensors(probe.twin().backward(inputs, none)),
                    looked.getKey());
        }
    }

    @Test
    default void saysWhatDoesNotFit() {
        Map<String, Tensor> inputs = inputs(2, 3, 4, 5);
        int rows = 5 * gates();
        String h = gates() == 1 ? "H" : gates() + "H";
        assertMisfit(inputs, "x", Tensor.zeros(3, 4), "x must have 3 axes (B, T, F), has 2: (3, 4)");
        assertMisfit(
                inputs, "h0", Tensor.zeros(3, 5), "axis 0 of h0 (B, H) has size 3, must be 2: B is 2 in x (B, T, F)");
        assertMisfit(
                inputs,
                "weightInput",
                Tensor.zeros(rows, 3),
                "axis 1 of weightInput (" + h + ", F) has size 3, must be 4: F is 4 in x (B, T, F)");
        assertMisfit(
                inputs,
                "weightInput",
                Tensor.zeros(rows + 1, 4),
                "axis 0 of weightInput (" + h + ", F) has size " + (rows + 1) + ", must be " + rows
                        + ": H is 5 in h0 (B, H)");
        assertMisfit(
                inputs,
                "weightHidden",
                Tensor.zeros(rows, 4),
                "axis 1 of weightHidden (" + h + ", H) has size 4, must be 5: H is 5 in h0 (B, H)");
        assertMisfit(
                inputs,
                "biasHidden",
                Tensor.zeros(6 * gates()),
                "axis 0 of biasHidden (" + h + ") has size " + 6 * gates() + ", must be " + rows
                        + ": H is 5 in h0 (B, H)");
        assertMisfit(
                inputs, "x", Tensor.zeros(2, 0, 4), "x is empty: axis 1 of (2, 0, 4) has size 0, must be at least 1");
        Map<String, T> upstream = tensorsOfOutputs(inputs);
        upstream.put("hn", backend().of(Tensor.zeros(2, 4)));
        TwinContract.assertRejects(
                "axis 1 of dhn (B, H) has size 4, must be 5: H is 5 in h0 (B, H)",
                () -> twin(null).backward(converted(inputs), upstream));
        TwinContract.assertRejects(
                "lengths has 3 entries, x has 2 sequences",
                () -> twin(new int[] {1, 2, 3}).forward(converted(inputs)));
        TwinContract.assertRejects(
                "lengths[1] is 4, must be from 1 to the 3 steps of x",
                () -> twin(new int[] {1, 4}).forward(converted(inputs)));
        TwinContract.assertRejects(
                "lengths[0] is 0, must be from 1 to the 3 steps of x",
                () -> twin(new int[] {0, 3}).forward(converted(inputs)));
    }

    private Map<String, T> tensorsOfOutputs(Map<String, Tensor> inputs) {
        return new LinkedHashMap<>(twin(null).forward(converted(inputs)));
    }

    private void assertMisfit(Map<String, Tensor> inputs, String name, Tensor bad, String message) {
        Map<String, Tensor> changed = new LinkedHashMap<>(inputs);
        changed.put(name, bad);
        TwinContract.assertRejects(message, () -> twin(null).forward(converted(changed)));
    }

    private static Tensor sequence(Tensor a, int b) {
        int[] shape = a.shape();
        shape[0] = 1;
        int length = a.length() / a.size(0);
        return Tensor.of(shape, Arrays.copyOfRange(a.data(), b * length, (b + 1) * length));
    }

    private static Tensor steps(Tensor a, int from, int to) {
        Tensor part = Tensor.zeros(a.size(0), to - from, a.size(2));
        for (int b = 0; b < a.size(0); b++)
            for (int t = from; t < to; t++)
                for (int k = 0; k < a.size(2); k++) {
                    part.set(a.get(b, t, k), b, t - from, k);
                }
        return part;
    }
}
