package parallax.exercise.recurrent;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;

/** The exercises of the recurrence lesson. */
public final class RecurrentExercises {
    private RecurrentExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                RnnStepExercise.EXERCISE,
                RnnExercise.EXERCISE,
                RnnOutputExercise.EXERCISE,
                RnnEndExercise.EXERCISE,
                RnnStepGradientExercise.EXERCISE,
                RnnThroughTimeExercise.EXERCISE,
                RnnWeightGradientExercise.EXERCISE,
                ClipNormExercise.EXERCISE);
    }
}
