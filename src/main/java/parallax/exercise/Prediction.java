package parallax.exercise;

import java.util.Locale;
import parallax.display.Display;
import parallax.display.NumberText;
import parallax.tensor.Arguments;

/**
 * What a learner expects before a cell is run, kept to be compared with what came.
 *
 * <pre>{@code
 * Prediction corner = Prediction.of("y[0,0]", 3);     // null: not predicted yet
 * corner.compare(y.get(0, 0));
 * }</pre>
 */
public final class Prediction {
    private final String what;
    private final Object guess;

    private Prediction(String what, Object guess) {
        this.what = what;
        this.guess = guess;
    }

    /**
     * Keeps a prediction.
     *
     * @param what  what is predicted, as the answer's sentence names it
     * @param guess a number or a word, or null for none yet
     */
    public static Prediction of(String what, Object guess) {
        return new Prediction(Arguments.given("what", what), guess);
    }

    /** Shows the prediction beside what it turned out to be. Words are compared without regard to case. */
    public void compare(Object actual) {
        Display.display(verdict(Arguments.given("actual", actual)));
    }

    String verdict(Object actual) {
        String is = what + " is " + text(actual) + ".";
        if (guess == null || guess.toString().isBlank()) {
            return is + "\nYou made no prediction. Put yours in place of null and run both cells again.";
        }
        return text(guess).equals(text(actual))
                ? is + " You predicted just that."
                : is + " You predicted " + text(guess) + ". Where does the difference come from?";
    }

    private static String text(Object value) {
        return value instanceof Number number
                ? NumberText.of(number.doubleValue())
                : value.toString().strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return guess == null ? what + ": not predicted yet" : what + ": predicted " + text(guess);
    }
}
