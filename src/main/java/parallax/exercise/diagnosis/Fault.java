package parallax.exercise.diagnosis;

/**
 * What is wrong with one answer.
 *
 * @param kind    the sort of fault; the search for a smaller failing case stays with one sort
 * @param message what differs, where and how much, in a sentence
 */
public record Fault(Kind kind, String message) {
    /** The sorts of faults. */
    public enum Kind {
        /** The code is still to be written. */
        UNWRITTEN,
        /** An exception came instead of an answer. */
        THROWN,
        /** The answer is null. */
        NOTHING,
        /** The answer has another shape than it should. */
        SHAPE,
        /** The answer holds NaN or an infinity. */
        NOT_FINITE,
        /** The answer is another than it should be. */
        VALUE,
        /** The answer is right, but an argument was modified on the way. */
        MODIFIED
    }
}
