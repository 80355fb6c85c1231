package parallax.exercise.encoder;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;

/** The exercises of the encoder lesson. */
public final class EncoderExercises {
    private EncoderExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                NormalizeRowExercise.EXERCISE,
                LayerNormExercise.EXERCISE,
                LayerNormGradientExercise.EXERCISE,
                FeedForwardExercise.EXERCISE,
                AddNormExercise.EXERCISE,
                AddNormGradientExercise.EXERCISE,
                EncoderExercise.EXERCISE,
                SinusoidsExercise.EXERCISE);
    }
}
