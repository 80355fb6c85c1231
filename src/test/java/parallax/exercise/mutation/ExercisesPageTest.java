package parallax.exercise.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parallax.exercise.Exercises;
import parallax.exercise.Misconceptions;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.WrongTwin;

/**
 * docs/exercises.md is what it would be if it were made now. To make it:
 *
 * <pre>./mvnw test -Dtest=ExercisesPageTest -Dparallax.write=true</pre>
 */
class ExercisesPageTest {
    private static final Path PAGE = Path.of("docs/exercises.md");

    @Test
    void isWhatIsCommitted() throws IOException {
        String page = page();
        if (Boolean.getBoolean("parallax.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "run ./mvnw test -Dtest=ExercisesPageTest -Dparallax.write=true");
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Exercises

                Made by `./mvnw test -Dtest=ExercisesPageTest -Dparallax.write=true`; a test holds that it is true.

                Each exercise is judged by its probes. A *wrong twin* computes the algorithm with one typical mistake; the number before it is that of the
                mistake in the course's list of them. *Right solutions* are written otherwise and must pass. *Mutants* are the lesson's own solution, changed
                in one place: an operator, an index, a bound, a comparison. All must fail but those that compute the same.
                """);
        List<LessonSolution> solutions = LessonSolution.all();
        String lesson = "";
        for (LessonSolution solution : solutions) {
            if (!solution.lesson().equals(lesson)) {
                lesson = solution.lesson();
                page.append("\n## [")
                        .append(lesson)
                        .append("](../notebooks/")
                        .append(lesson)
                        .append(".ipynb)\n");
                page.append(table(solutions.stream()
                        .filter(other -> other.lesson().equals(solution.lesson()))
                        .toList()));
            }
            page.append(section(Exercises.named(solution.exercise())));
        }
        return page.toString();
    }

    private static String table(List<LessonSolution> solutions) {
        return "\n| exercise | probes | wrong twins | right solutions | mutants killed | compute the same |\n"
                + "|---|---|---|---|---|---|\n"
                + solutions.stream().map(ExercisesPageTest::row).collect(Collectors.joining());
    }

    private static String row(LessonSolution solution) {
        Exercise<?> exercise = Exercises.named(solution.exercise());
        String mutants = "many answers are right | ";
        if (!MutationTest.MANY_ANSWERS.contains(exercise.name())) {
            MutationScore score = MutationScore.of(solution);
            mutants = score.killed() + " of " + (score.mutants() - score.equivalent()) + " | " + score.equivalent();
        }
        return "| " + exercise.name() + " | " + exercise.probes().size() + " | "
                + exercise.wrongTwins().size() + " | " + exercise.rightTwins().size() + " | " + mutants + " |\n";
    }

    private static String section(Exercise<?> exercise) throws IOException {
        StringBuilder section = new StringBuilder("\n### " + exercise.name() + "\n\n");
        for (WrongTwin<?> twin : exercise.wrongTwins()) {
            String rows = Misconceptions.all().stream()
                    .filter(row -> row.isMadeBy(exercise.name(), twin))
                    .map(row -> row.number() + " ")
                    .collect(Collectors.joining());
            section.append("- ").append(rows).append("`").append(twin.id()).append("`: ");
            section.append(twin.looksLike()).append(".\n");
        }
        section.append("\nRight as well: ");
        return section.append(String.join("; ", exercise.rightTwins().keySet()))
                .append(".\n")
                .toString();
    }
}
