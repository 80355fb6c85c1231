package parallax.exercise.gates;

import java.util.List;
import parallax.exercise.diagnosis.Exercise;

/** The exercises of the lesson on LSTM and GRU. */
public final class GatesExercises {
    private GatesExercises() {}

    /** Returns them in the order of the lesson. */
    public static List<Exercise<?>> all() {
        return List.of(
                LstmGatesExercise.EXERCISE,
                CellUpdateExercise.EXERCISE,
                LstmStepExercise.EXERCISE,
                LstmForwardExercise.EXERCISE,
                ForgetBiasExercise.EXERCISE,
                GruStepExercise.EXERCISE,
                GatedParametersExercise.EXERCISE,
                GateGradientsExercise.EXERCISE,
                LstmBackwardExercise.EXERCISE);
    }
}
