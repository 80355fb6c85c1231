package parallax.exercise.pool;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;

/** The exercises of the pooling lesson. */
public final class PoolExercises {
    private PoolExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                LargestExercise.EXERCISE,
                MaxPoolExercise.EXERCISE,
                MaxPool2dExercise.EXERCISE,
                AveragePool2dExercise.EXERCISE,
                GlobalAveragePoolExercise.EXERCISE,
                MaxPool2dGradientExercise.EXERCISE,
                AveragePool2dGradientExercise.EXERCISE);
    }
}
