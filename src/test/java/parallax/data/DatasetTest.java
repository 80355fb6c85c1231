package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parallax.tensor.Tensor;

class DatasetTest {
    private static final List<String> CLASSES = List.of("even", "odd", "never");

    /** Example n is the row (n, 10 n) with the label n mod 2. */
    private static LabelledData rows(int count) {
        Tensor x = Tensor.zeros(count, 2);
        for (int n = 0; n < count; n++) {
            x.set(n, n, 0);
            x.set(10 * n, n, 1);
        }
        return LabelledData.of(x, IntStream.range(0, count).map(n -> n % 2).toArray(), CLASSES);
    }

    private static List<Double> firstColumn(LabelledData data) {
        return IntStream.range(0, data.size()).mapToObj(n -> data.x().get(n, 0)).toList();
    }

    @Test
    void selectionKeepsOrderAndLabels() {
        LabelledData chosen = rows(5).select(4, 1, 4);
        assertEquals(Tensor.matrix(new double[] {4, 40}, new double[] {1, 10}, new double[] {4, 40}), chosen.x());
        assertArrayEquals(new int[] {0, 1, 0}, chosen.labels());
        assertEquals("odd", chosen.className(1));
        assertEquals(chosen, rows(5).batch(4, 1, 4));
        assertEquals(rows(3), rows(5).first(3));
    }

    @Test
    void splitSharesNoExampleAndLosesNone() {
        LabelledData data = rows(10);
        Split<LabelledData> split = data.split(0.7, new Random(3));
        assertEquals(7, split.train().size());
        assertEquals(3, split.test().size());
        Set<Double> all = new HashSet<>(firstColumn(split.train()));
        all.addAll(firstColumn(split.test()));
        assertEquals(10, all.size());
        assertEquals(split, data.split(0.7, new Random(3)));
        assertNotEquals(split, data.split(0.7, new Random(4)));
        for (int n = 0; n < 7; n++) {
            assertEquals(split.train().x().get(n, 0) % 2, split.train().labels()[n]);
        }
    }

    @Test
    void batchesHaveEveryExampleOnce() {
        LabelledData data = rows(10);
        List<LabelledData> batches = data.batches(4, new Random(5));
        assertEquals(List.of(4, 4, 2), batches.stream().map(LabelledData::size).toList());
        Set<Double> all = new HashSet<>();
        batches.forEach(batch -> all.addAll(firstColumn(batch)));
        assertEquals(10, all.size());
        assertEquals(batches, data.batches(4, new Random(5)));
        assertEquals(List.of(data.select(0, 1, 2, 3), data.select(4, 5, 6, 7), data.select(8, 9)), data.batches(4));
    }

    /** 24 orders of 4, 24,000 draws: each comes 1,000 times, give or take 5 standard deviations. */
    @Test
    void allOrdersAreEquallyLikely() {
        int[] counts = new int[4 * 4 * 4 * 4];
        Random random = new Random(8);
        for (int draw = 0; draw < 24_000; draw++) {
            int[] order = Permutations.random(4, random);
            counts[((order[0] * 4 + order[1]) * 4 + order[2]) * 4 + order[3]]++;
        }
        int[] drawn = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertEquals(24, drawn.length);
        double deviation = Math.sqrt(24_000 / 24.0 * 23 / 24);
        assertTrue(
                Arrays.stream(drawn).allMatch(count -> Math.abs(count - 1000) < 5 * deviation), Arrays.toString(drawn));
        assertArrayEquals(new int[0], Permutations.random(0, random));
    }

    @Test
    void oneHotMarksTheLabel() {
        assertEquals(
                Tensor.matrix(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {1, 0, 0}),
                rows(3).oneHot());
    }

    @Test
    void whatIsHandedOutIsNoWayIn() {
        LabelledData data = rows(3);
        data.labels()[0] = 2;
        data.select(0).x().set(99, 0, 0);
        assertEquals(rows(3), data);
    }

    @Test
    void targetsStayWithTheirExamples() {
        TargetData data = new TargetData(rows(4).x(), rows(4).x().map(v -> -v));
        TargetData chosen = data.shuffled(new Random(2)).batches(3).get(0);
        assertEquals(chosen.x().map(v -> -v), chosen.y());
        assertEquals("TargetData x (3, 2), y (3, 2)", chosen.toString());
    }

    @Test
    void saysWhatDoesNotFit() {
        LabelledData data = rows(4);
        assertRejects("example 4 of 4", () -> data.select(0, 4));
        assertRejects("example -1 of 4", () -> data.batch(-1));
        assertRejects("no example is chosen, of 4", data::select);
        assertRejects("the first 5 examples of 4", () -> data.first(5));
        assertRejects("a batch has at least 1 example, size is 0", () -> data.batches(0, new Random(1)));
        assertRejects(
                "a train fraction of 0.05 leaves 0 of 4 examples to train with and 4 to test; both must be at least 1",
                () -> data.split(0.05, new Random(1)));
        assertRejects(
                "a train fraction of 1.0 leaves 4 of 4 examples to train with and 0 to test; both must be at least 1",
                () -> data.split(1, new Random(1)));
        assertRejects("random is null", () -> data.shuffled(null));
        assertRejects(
                "labels has 1 entries, there are 4 examples in x",
                () -> LabelledData.of(data.x(), new int[] {0}, CLASSES));
        assertRejects(
                "labels[3] is 3, must be from 0 to 2: there are 3 classes",
                () -> LabelledData.of(data.x(), new int[] {0, 1, 2, 3}, CLASSES));
        assertRejects(
                "classes[1] is null",
                () -> LabelledData.of(data.x(), new int[] {0, 0, 0, 0}, Arrays.asList("a", null)));
        assertRejects("x is null", () -> LabelledData.of(null, new int[0], CLASSES));
        assertRejects(
                "x must have examples along its first axis, has no entry: (0, 2)",
                () -> LabelledData.of(Tensor.zeros(0, 2), new int[0], CLASSES));
        assertRejects("x has 4 examples, y has 3", () -> new TargetData(data.x(), rows(3).x()));
    }
}
