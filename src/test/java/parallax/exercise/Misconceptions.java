package parallax.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import parallax.exercise.diagnosis.WrongTwin;

/** The course's typical mistakes, and the wrong twins that make them: {@code src/test/resources/misconceptions.tsv}. */
public final class Misconceptions {
    private static final Path FILE = Path.of("src/test/resources/misconceptions.tsv");

    private Misconceptions() {}

    /**
     * One of them.
     *
     * @param number of its row in the course's list
     * @param words  what is done wrong
     * @param twins  which wrong twins do it, as "exercise:id"
     */
    public record Row(int number, String words, List<String> twins) {
        /** Returns whether a wrong twin of an exercise makes this mistake. */
        public boolean isMadeBy(String exercise, WrongTwin<?> twin) {
            return twins.contains(exercise + ":" + twin.id());
        }
    }

    /** Returns all rows that have wrong twins. */
    public static List<Row> all() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(
                        Integer.parseInt(cells[0]),
                        cells[1],
                        Arrays.stream(cells[2].split(",")).map(String::strip).collect(Collectors.toList())))
                .toList();
    }
}
