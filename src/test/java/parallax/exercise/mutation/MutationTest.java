package parallax.exercise.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parallax.exercise.Exercises;
import parallax.exercise.diagnosis.Exercise;

/** The probes of each exercise tell the lesson's solution from all its mutants, but for those that compute the same. */
class MutationTest {
    /** Exercises without one right answer: any kernel that finds edges is right, and so are many of its mutants. */
    static final Set<String> MANY_ANSWERS = Set.of("edgeKernel");

    @TestFactory
    Stream<DynamicTest> everyMutantThatComputesOtherwiseIsKilled() {
        return LessonSolution.all().stream()
                .filter(solution -> !MANY_ANSWERS.contains(solution.exercise()))
                .map(solution -> dynamicTest(solution.exercise(), () -> killed(solution)));
    }

    @Test
    void everyExerciseStandsInALessonWithItsSolution() {
        assertEquals(
                Exercises.all().stream().map(Exercise::name).collect(Collectors.toSet()),
                LessonSolution.all().stream().map(LessonSolution::exercise).collect(Collectors.toSet()));
    }

    private static void killed(LessonSolution solution) throws Exception {
        Fuel.fill();
        assertTrue(passes(Exercises.named(solution.exercise()), Mutants.unchanged(solution)), "the solution itself");
        MutationScore score = MutationScore.of(solution);
        assertTrue(score.mutants() > 0, "no mutants");
        assertEquals(List.of(), score.survivors(), score.survivors().size() + " of " + score.mutants());
        assertEquals(List.of(), score.stale(), "listed as equivalent and killed");
    }

    private static <F> boolean passes(Exercise<F> exercise, Object function) {
        return exercise.passes(exercise.type().cast(function));
    }
}
