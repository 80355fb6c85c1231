package parallax.exercise.diagnosis;

/** Thrown in place of code that the learner has still to write; a check reports it as such, not as an error. */
public abstract class Unwritten extends RuntimeException {
    /** Makes one with the given message. */
    protected Unwritten(String message) {
        super(message);
    }

    /** Returns whether the throwable, or what caused it, is an {@code Unwritten}. */
    static boolean causes(Throwable thrown) {
        Throwable t = thrown;
        for (int depth = 0; t != null && depth < 20; depth++) {
            if (t instanceof Unwritten) {
                return true;
            }
            t = t.getCause();
        }
        return false;
    }
}
