package parallax.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All lessons in a folder. */
public final class Course {
    private Course() {}

    /**
     * Reads the lessons in the order of their names.
     *
     * @param lessons the folder that holds NN-topic/lesson.md
     * @throws NotebookException if there is none, a lesson is not as it should be, or two have an exercise of the same name
     */
    public static List<Lesson> read(Path lessons) {
        Map<String, String> exercises = new HashMap<>();
        List<Lesson> course = new ArrayList<>();
        for (Path file : files(lessons)) {
            Lesson lesson = LessonParser.read(file);
            for (Lesson.Exercise exercise : lesson.exercises()) {
                String place = file + ":" + exercise.line();
                String other = exercises.putIfAbsent(exercise.name(), place);
                if (other != null) {
                    throw new NotebookException(
                            place + ": exercise name " + exercise.name() + " is used twice, first in " + other);
                }
            }
            course.add(lesson);
        }
        return course;
    }

    private static List<Path> files(Path lessons) {
        try (Stream<Path> folders = Files.list(lessons)) {
            List<Path> files = folders.map(folder -> folder.resolve("lesson.md"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NotebookException(lessons + ": no lesson in it (NN-topic/lesson.md)");
            }
            return files;
        } catch (IOException e) {
            throw new NotebookException(lessons + ": no such folder", e);
        }
    }
}
