package parallax.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PredictionTest {
    @Test
    void rightGuessIsSaidWhateverItsType() {
        assertEquals(
                "y[0,0] is -1. You predicted just that.",
                Prediction.of("y[0,0]", -1).verdict(-1.0));
        assertEquals(
                "The answer is yes. You predicted just that.",
                Prediction.of("The answer", " Yes").verdict("yes"));
    }

    @Test
    void wrongGuessStandsBesideTheTruth() {
        assertEquals(
                "y[0,0] is -1. You predicted 0.5. Where does the difference come from?",
                Prediction.of("y[0,0]", 0.5).verdict(-1));
    }

    @Test
    void noGuessIsAskedFor() {
        String verdict = Prediction.of("y[0,0]", null).verdict(3);
        assertTrue(verdict.startsWith("y[0,0] is 3.\nYou made no prediction"), verdict);
        assertThrows(IllegalArgumentException.class, () -> Prediction.of(null, 3));
    }
}
