package parallax.exercise.multihead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parallax.exercise.diagnosis.CheckReport;
import parallax.tensor.Tensor;

/** Whichever of the listing's bugs are left, the check says so; the listing here is written as the lesson prints it. */
class RepairedListingTest {
    private static final List<String> IDS =
            List.of("keys-not-transposed", "not-scaled", "over-queries", "split-by-reshape");

    @TestFactory
    Stream<DynamicTest> everyChoiceOfBugsIsNamed() {
        return IntStream.range(1, 16)
                .mapToObj(bugs -> dynamicTest(names(bugs).toString(), () -> {
                    CheckReport report =
                            RepairedListingExercise.EXERCISE.check((q, k, v, h) -> listing(bugs, q, k, v, h));
                    assertTrue(report.diagnosis().isPresent(), report::toString);
                    List<String> named = report.diagnosis().get().ids();
                    Set<String> left = names(bugs);
                    if (left.size() == 4) {
                        assertEquals(List.of("all-four"), named);
                    } else if (left.size() == 3) {
                        String fixed = IDS.stream()
                                .filter(id -> !left.contains(id))
                                .findFirst()
                                .orElseThrow();
                        assertEquals(List.of("all-but-" + fixed), named);
                    } else {
                        assertEquals(left, new HashSet<>(named));
                    }
                }));
    }

    private static Set<String> names(int bugs) {
        List<String> names = new ArrayList<>();
        for (int bug = 0; bug < 4; bug++) {
            if (has(bugs, bug)) {
                names.add(IDS.get(bug));
            }
        }
        return new HashSet<>(names);
    }

    private static boolean has(int bugs, int bug) {
        return (bugs >> bug & 1) == 1;
    }

    private static Tensor listing(int bugs, Tensor q, Tensor k, Tensor v, int heads) {
        int size = q.size(1) / heads;
        boolean reshape = has(bugs, 3);
        Tensor ks = k.reshape(heads, k.size(0), size);
        Tensor qs = q.reshape(heads, q.size(0), size);
        Tensor vs = v.reshape(heads, v.size(0), size);
        Tensor y = Tensor.zeros(q.shape());
        for (int n = 0; n < heads; n++) {
            Tensor s = Tensor.zeros(q.size(0), k.size(0));
            for (int i = 0; i < q.size(0); i++)
                for (int j = 0; j < k.size(0); j++)
                    for (int d = 0; d < size; d++) {
                        int a = has(bugs, 0) ? d : j;
                        int b = has(bugs, 0) ? j : d;
                        double query = reshape ? qs.get(n, i, d) : q.get(i, n * size + d);
                        double key =
                                reshape ? ks.get(n, a, b) : head(k, n, size).get(a, b);
                        s.add(query * key / (has(bugs, 1) ? 1 : Math.sqrt(size)), i, j);
                    }
            Tensor w = new parallax.nn.activation.NaiveSoftmax(has(bugs, 2) ? 0 : 1).forward(s);
            for (int i = 0; i < q.size(0); i++)
                for (int j = 0; j < k.size(0); j++)
                    for (int d = 0; d < size; d++) {
                        double value = reshape ? vs.get(n, j, d) : v.get(j, n * size + d);
                        y.add(w.get(i, j) * value, i, n * size + d);
                    }
        }
        return y;
    }

    private static Tensor head(Tensor x, int n, int size) {
        Tensor head = Tensor.zeros(x.size(0), size);
        for (int t = 0; t < x.size(0); t++)
            for (int d = 0; d < size; d++) {
                head.set(x.get(t, n * size + d), t, d);
            }
        return head;
    }
}
