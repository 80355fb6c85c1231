package parallax.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parallax.exercise.diagnosis.CheckReport;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.WrongTwin;

/** What every exercise must hold: wrong twins are killed and told apart, right solutions pass. */
class GatesTest {
    @TestFactory
    Stream<DynamicTest> everyWrongTwinIsKilledAndNamed() {
        return Exercises.all().stream().flatMap(GatesTest::killedAndNamed);
    }

    @TestFactory
    Stream<DynamicTest> everyRightSolutionPasses() {
        return Exercises.all().stream().flatMap(GatesTest::just);
    }

    @TestFactory
    Stream<DynamicTest> namesAndWordsAreFit() {
        return Exercises.all().stream()
                .map(e -> dynamicTest(e.name(), () -> {
                    assertEquals(3, e.hints().size(), "hints");
                    assertTrue(
                            e.rightTwins().size() >= 2,
                            "right solutions: " + e.rightTwins().keySet());
                    Set<String> ids = new HashSet<>();
                    for (WrongTwin<?> twin : e.wrongTwins()) {
                        assertTrue(ids.add(twin.id()), "twice " + twin.id());
                        assertTrue(twin.question().endsWith("?"), twin.id() + " does not end in a question");
                        assertTrue(Character.isUpperCase(twin.looksLike().charAt(0)), twin.id() + " is no sentence");
                        assertTrue(!twin.looksLike().matches(".*[.:?]"), twin.id() + " ends twice");
                    }
                }));
    }

    private static <F> Stream<DynamicTest> killedAndNamed(Exercise<F> exercise) {
        return exercise.wrongTwins().stream()
                .map(twin -> dynamicTest(exercise.name() + ": " + twin.id(), () -> {
                    CheckReport report = exercise.check(twin.function());
                    assertEquals(CheckReport.Status.FAILED, report.status(), "a right answer to every probe");
                    assertTrue(report.diagnosis().isPresent(), () -> "no diagnosis; " + report);
                    List<String> named = report.diagnosis().get().ids();
                    String words = exercise.wrongTwins().stream()
                            .filter(t -> named.contains(t.id()))
                            .map(t -> t.looksLike() + t.question())
                            .findFirst()
                            .orElseThrow();
                    assertEquals(twin.looksLike() + twin.question(), words, () -> "named " + named);
                    assertEquals(1, named.size(), () -> "named " + named);
                }));
    }

    private static <F> Stream<DynamicTest> just(Exercise<F> exercise) {
        return Stream.concat(
                Stream.of(
                        dynamicTest(exercise.name() + ": the reference", () -> passes(exercise, exercise.reference()))),
                exercise.rightTwins().entrySet().stream()
                        .map(e -> dynamicTest(
                                exercise.name() + ": " + e.getKey(), () -> passes(exercise, e.getValue()))));
    }

    private static <F> void passes(Exercise<F> exercise, F right) {
        CheckReport report = exercise.check(right);
        assertTrue(report.isPassed(), report::toString);
        assertTrue(report.diagnosis().isEmpty() && report.counterexample().isEmpty(), report::toString);
    }
}
