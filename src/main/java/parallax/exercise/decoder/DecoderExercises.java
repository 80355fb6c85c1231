package parallax.exercise.decoder;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;

/** The exercises of the decoder lesson. */
public final class DecoderExercises {
    private DecoderExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                ShiftRightExercise.EXERCISE,
                DecoderMaskExercise.EXERCISE,
                EmbedTokensExercise.EXERCISE,
                DecoderLayerExercise.EXERCISE,
                DecoderLayerGradientExercise.EXERCISE,
                TokenLossExercise.EXERCISE,
                TokenLossGradientExercise.EXERCISE,
                GreedyExercise.EXERCISE,
                BeamSearchExercise.EXERCISE);
    }
}
