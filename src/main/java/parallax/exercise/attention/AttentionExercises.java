package parallax.exercise.attention;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;

/** The exercises of the attention lesson. */
public final class AttentionExercises {
    private AttentionExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                ScoresExercise.EXERCISE,
                WeightedMeanExercise.EXERCISE,
                CausalMaskExercise.EXERCISE,
                MaskedSoftmaxExercise.EXERCISE,
                AttentionExercise.EXERCISE,
                SoftmaxGradientExercise.EXERCISE,
                KeyGradientExercise.EXERCISE);
    }
}
