package parallax.exercise;

import parallax.exercise.diagnosis.Unwritten;

/** Stands in a lesson where the learner's code goes; a check answers it with "not written yet". */
public final class NotWrittenYet extends Unwritten {
    /** Makes one; the message says what to do. */
    public NotWrittenYet() {
        super("This part is yours to write: replace this line by your own code, then run the cell again.");
    }
}
