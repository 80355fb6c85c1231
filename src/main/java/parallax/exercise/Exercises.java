package parallax.exercise;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parallax.exercise.attention.AttentionExercises;
import parallax.exercise.conv.ConvExercises;
import parallax.exercise.decoder.DecoderExercises;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.encoder.EncoderExercises;
import parallax.exercise.gates.GatesExercises;
import parallax.exercise.multihead.MultiHeadExercises;
import parallax.exercise.pool.PoolExercises;
import parallax.exercise.recurrent.RecurrentExercises;

/** All exercises, as data; each family lists its own. */
public final class Exercises {
    private static final List<Exercise<?>> ALL = Stream.of(
                    ConvExercises.all(),
                    PoolExercises.all(),
                    RecurrentExercises.all(),
                    GatesExercises.all(),
                    AttentionExercises.all(),
                    MultiHeadExercises.all(),
                    EncoderExercises.all(),
                    DecoderExercises.all())
            .flatMap(List::stream)
            .toList();

    private Exercises() {}

    /** Returns all exercises, in the order of the course. */
    public static List<Exercise<?>> all() {
        return ALL;
    }

    /**
     * Returns the exercise of that name.
     *
     * @throws IllegalArgumentException if there is none; the message has the names there are
     */
    public static Exercise<?> named(String name) {
        return ALL.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow(() -> {
            String names = ALL.stream().map(Exercise::name).collect(Collectors.joining(", "));
            return new IllegalArgumentException("no exercise is called " + name + "; there are " + names);
        });
    }
}
