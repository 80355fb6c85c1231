package parallax.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MisconceptionsTest {
    /** What the lessons there are must cover. */
    private static final Set<Integer> COVERED = Stream.of(
                    IntStream.rangeClosed(1, 20), IntStream.of(22), IntStream.rangeClosed(24, 45))
            .flatMap(IntStream::boxed)
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyTypicalMistakeIsAWrongTwin() throws IOException {
        Set<Integer> numbers = Misconceptions.all().stream()
                .map(Misconceptions.Row::number)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(COVERED, numbers);
    }

    @Test
    void whatIsNamedThereExists() throws IOException {
        for (Misconceptions.Row row : Misconceptions.all())
            for (String name : row.twins()) {
                String[] parts = name.split(":", 2);
                assertTrue(
                        WrongTwins.names(parts[0]).contains(parts[1]),
                        () -> row.number() + ": " + parts[0] + " has no wrong twin " + parts[1] + "; there are "
                                + WrongTwins.names(parts[0]));
            }
    }
}
