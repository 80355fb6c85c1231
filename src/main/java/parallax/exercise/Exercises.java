package parallax.exercise;

import java.util.List;
import java.util.stream.Collectors;
import parallax.exercise.conv.Conv2dBiasGradientExercise;
import parallax.exercise.conv.Conv2dExercise;
import parallax.exercise.conv.Conv2dInputGradientExercise;
import parallax.exercise.conv.Conv2dWeightGradientExercise;
import parallax.exercise.conv.CorrelateExercise;
import parallax.exercise.conv.EdgeKernelExercise;
import parallax.exercise.conv.OutputSizeExercise;
import parallax.exercise.conv.PadExercise;
import parallax.exercise.conv.SamePaddingExercise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.train.SgdStepExercise;

/** All exercises, as data. */
public final class Exercises {
    private static final List<Exercise<?>> ALL = List.of(
            OutputSizeExercise.EXERCISE,
            PadExercise.EXERCISE,
            SamePaddingExercise.EXERCISE,
            CorrelateExercise.EXERCISE,
            EdgeKernelExercise.EXERCISE,
            Conv2dExercise.EXERCISE,
            Conv2dBiasGradientExercise.EXERCISE,
            Conv2dWeightGradientExercise.EXERCISE,
            Conv2dInputGradientExercise.EXERCISE,
            SgdStepExercise.EXERCISE);

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
