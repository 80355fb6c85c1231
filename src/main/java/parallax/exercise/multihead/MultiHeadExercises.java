package parallax.exercise.multihead;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;

/** The exercises of the multi-head lesson. */
public final class MultiHeadExercises {
    private MultiHeadExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                ProjectExercise.EXERCISE,
                SplitHeadsExercise.EXERCISE,
                MergeHeadsExercise.EXERCISE,
                HeadMaskExercise.EXERCISE,
                ParameterCountExercise.EXERCISE,
                MultiHeadExercise.EXERCISE,
                RepairedListingExercise.EXERCISE,
                ProjectionBiasGradientExercise.EXERCISE,
                ProjectionWeightGradientExercise.EXERCISE,
                ProjectionInputGradientExercise.EXERCISE,
                SelfAttentionGradientExercise.EXERCISE);
    }
}
