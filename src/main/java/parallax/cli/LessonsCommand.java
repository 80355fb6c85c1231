package parallax.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parallax.notebook.Course;
import parallax.notebook.Lesson;
import parallax.notebook.NotebookException;
import parallax.notebook.NotebookWriter;
import parallax.notebook.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the notebooks from the lessons' sources. */
@Command(
        name = "lessons",
        description = "Makes the notebooks from the lessons' sources.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class LessonsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "build",
            description =
                    "Makes notebooks/NN-topic.ipynb of each lessons/NN-topic/lesson.md: without solutions, without outputs.",
            mixinStandardHelpOptions = true)
    int build(
            @Option(
                            names = "--check",
                            description = "write nothing; exit code 1 where a notebook is not what its lesson makes")
                    boolean check,
            @Option(
                            names = "--lessons",
                            paramLabel = "DIR",
                            description = "the lessons (default: lessons, of this clone)")
                    Path lessonsGiven,
            @Option(
                            names = "--notebooks",
                            paramLabel = "DIR",
                            description = "the notebooks (default: notebooks, of this clone)")
                    Path notebooksGiven) {
        Path lessons = lessonsGiven == null ? Home.folder().resolve("lessons") : lessonsGiven;
        Path notebooks = notebooksGiven == null ? Home.folder().resolve("notebooks") : notebooksGiven;
        try {
            List<Lesson> course = Course.read(lessons);
            return check ? check(course, notebooks) : write(course, notebooks);
        } catch (NotebookException e) {
            throw new UserError(e.getMessage());
        } catch (IOException e) {
            throw new UserError("cannot write to " + notebooks + ": " + e);
        }
    }

    private int write(List<Lesson> course, Path notebooks) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (Lesson lesson : course) {
            Path file = file(lesson, notebooks);
            String text = NotebookWriter.text(lesson.released());
            boolean same = same(file, text);
            if (!same) {
                WholeFile.write(file, text);
            }
            int exercises = lesson.exercises().size();
            out.println((same ? "unchanged " : "wrote ") + file + " ("
                    + lesson.released().cells().size() + " cells, " + exercises
                    + (exercises == 1 ? " exercise)" : " exercises)"));
        }
        return 0;
    }

    private int check(List<Lesson> course, Path notebooks) throws IOException {
        List<String> differing = new ArrayList<>();
        for (Lesson lesson : course) {
            Path file = file(lesson, notebooks);
            if (!Files.exists(file)) {
                differing.add(file + " is missing");
            } else if (!same(file, NotebookWriter.text(lesson.released()))) {
                differing.add(file + " is not what its lesson makes");
            }
        }
        if (differing.isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println(course.size() + (course.size() == 1 ? " notebook is" : " notebooks are")
                            + " as the lessons make them");
            return 0;
        }
        PrintWriter err = spec.commandLine().getErr();
        differing.forEach(err::println);
        err.println("mend it with: ./parallax lessons build");
        return 1;
    }

    private static Path file(Lesson lesson, Path notebooks) {
        return notebooks.resolve(lesson.name() + ".ipynb");
    }

    private static boolean same(Path file, String text) throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    }
}
