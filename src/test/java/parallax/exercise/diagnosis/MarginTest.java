package parallax.exercise.diagnosis;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parallax.exercise.Exercises;
import parallax.tensor.Tensor;

/** Wrong twins lie far outside the tolerance: from what is right, and from one another. */
class MarginTest {
    /** How many times the tolerance two answers must be apart on some probe. */
    private static final double MARGIN = 100;

    @TestFactory
    Stream<DynamicTest> wrongTwinsAreFarFromRightAndFromEachOther() {
        return Exercises.all().stream().map(e -> dynamicTest(e.name(), () -> farApart(e)));
    }

    private static <F> void farApart(Exercise<F> exercise) {
        List<WrongTwin<F>> twins = exercise.wrongTwins();
        List<List<Outcome>> outcomes =
                twins.stream().map(t -> outcomes(exercise, t.function())).toList();
        List<Outcome> right = outcomes(exercise, exercise.reference());
        for (int i = 0; i < twins.size(); i++) {
            String id = twins.get(i).id();
            assertTrue(apart(exercise, outcomes.get(i), right), () -> id + " and what is right are too close");
            for (int j = 0; j < i; j++) {
                String other = twins.get(j).id();
                assertTrue(
                        twins.get(i).words().equals(twins.get(j).words())
                                || apart(exercise, outcomes.get(i), outcomes.get(j)),
                        () -> id + " and " + other + " are too close");
            }
        }
    }

    private static <F> List<Outcome> outcomes(Exercise<F> exercise, F function) {
        return exercise.probes().stream()
                .map(p -> exercise.outcome(function, exercise.in(p.sizes())))
                .toList();
    }

    private static boolean apart(Exercise<?> exercise, List<Outcome> a, List<Outcome> b) {
        for (int k = 0; k < a.size(); k++) {
            if (apart(exercise, a.get(k), b.get(k))) {
                return true;
            }
        }
        return false;
    }

    private static boolean apart(Exercise<?> exercise, Outcome a, Outcome b) {
        if (!(a.answer() instanceof Tensor s) || !(b.answer() instanceof Tensor t)) {
            return !a.same(b, exercise.judge());
        }
        if (!Arrays.equals(s.shape(), t.shape()) || !a.modified().equals(b.modified())) {
            return true;
        }
        double scale = Closeness.scale(t.data());
        for (int k = 0; k < s.length(); k++) {
            if (Closeness.TOLERANCE.share(s.data()[k], t.data()[k], scale) >= MARGIN) {
                return true;
            }
        }
        return false;
    }
}
