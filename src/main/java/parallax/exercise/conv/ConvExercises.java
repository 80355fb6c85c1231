package parallax.exercise.conv;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.train.SgdStepExercise;

/** The exercises of the convolution lesson. */
public final class ConvExercises {
    private ConvExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                CorrelateExercise.EXERCISE,
                EdgeKernelExercise.EXERCISE,
                PadExercise.EXERCISE,
                OutputSizeExercise.EXERCISE,
                SamePaddingExercise.EXERCISE,
                Conv2dExercise.EXERCISE,
                Conv2dBiasGradientExercise.EXERCISE,
                Conv2dWeightGradientExercise.EXERCISE,
                Conv2dInputGradientExercise.EXERCISE,
                SgdStepExercise.EXERCISE);
    }
}
