package parallax.notebook;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import parallax.notebook.html.HtmlPage;

/** What keeps lessons true, for every lesson there is. */
class LessonsTest {
    /** Far more than a lesson may take: a lesson that never ends fails instead of stopping the build. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TestFactory
    Stream<DynamicNode> everyLesson() {
        Path samples = Path.of("src/test/resources");
        Stream<DynamicNode> lessons = lessons(samples);
        return Files.exists(Path.of("lessons")) ? Stream.concat(lessons, lessons(Path.of(""))) : lessons;
    }

    private static Stream<DynamicNode> lessons(Path home) {
        return Course.read(home.resolve("lessons")).stream().map(lesson -> {
            Path notebook = home.resolve("notebooks").resolve(lesson.name() + ".ipynb");
            return dynamicContainer(
                    lesson.name(),
                    List.of(
                            dynamicTest("its notebook is what is committed", () -> isCommitted(lesson, notebook)),
                            dynamicTest("no solution is in its notebook", () -> holdsNoSolution(lesson)),
                            dynamicTest("with solutions it passes all its checks", () -> passesSolved(lesson)),
                            dynamicTest(
                                    "as released it leaves its exercises open and runs", () -> runsReleased(lesson)),
                            dynamicTest("all its formulas are understood", () -> formulasAreUnderstood(lesson))));
        });
    }

    private static void isCommitted(Lesson lesson, Path notebook) throws IOException {
        String remedy = notebook + ": run ./parallax lessons build";
        assertTrue(Files.exists(notebook), remedy);
        assertEquals(NotebookWriter.text(lesson.released()), Files.readString(notebook), remedy);
    }

    private static void holdsNoSolution(Lesson lesson) {
        for (Lesson.Exercise exercise : lesson.exercises()) {
            Cell released = cell(lesson.released(), exercise.cell());
            Set<String> own = new HashSet<>(significantLines(cell(lesson.solved(), exercise.cell())));
            own.removeAll(significantLines(released));
            assertFalse(own.isEmpty(), exercise.name() + " has nothing to write");
            assertTrue(released.source().contains("throw new NotWrittenYet();"), exercise.name());
            String all = NotebookWriter.text(lesson.released());
            assertFalse(all.contains("SOLUTION"), exercise.name());
        }
    }

    private static List<String> significantLines(Cell cell) {
        return cell.source().lines().map(String::strip).toList();
    }

    private static void passesSolved(Lesson lesson) {
        NotebookRun run = run(lesson.solved());
        assertEquals(Optional.empty(), run.failure());
        assertAll(run.checks().stream().map(check -> () -> isAsMeant(check)));
    }

    private static void runsReleased(Lesson lesson) {
        NotebookRun run = run(lesson.released());
        assertEquals(Optional.empty(), run.failure());
        Set<String> exercises =
                lesson.exercises().stream().map(Lesson.Exercise::cell).collect(Collectors.toSet());
        Set<String> open = new HashSet<>();
        for (CheckResult check : run.checks()) {
            if (check.status().equals("not-written")) {
                open.add(check.cell());
            } else {
                isAsMeant(check);
            }
        }
        assertEquals(exercises, open, "cells whose checks say that nothing is written yet");
    }

    /** A check passes; in a cell of the tag wrong-on-purpose it may fail instead. */
    private static void isAsMeant(CheckResult check) {
        assertTrue(
                check.status().equals("passed")
                        || (check.meant() && check.status().equals("failed")),
                check.toString());
    }

    private static NotebookRun run(Notebook notebook) {
        return new NotebookRunner(Optional.of(PATIENCE)).run(notebook, RunListener.NONE);
    }

    private static void formulasAreUnderstood(Lesson lesson) {
        String page = HtmlPage.of(lesson.name(), lesson.solved(), Path.of(""));
        assertEquals(
                List.of(),
                page.lines()
                        .filter(line -> line.contains("<code class=\"tex\""))
                        .toList());
    }

    private static Cell cell(Notebook notebook, String id) {
        return notebook.cells().stream()
                .filter(cell -> cell.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
