package parallax.exercise.diagnosis;

import java.util.Optional;

/** Compares answers. */
public interface Judge {
    /**
     * Returns what is wrong with an answer, or nothing if it is right.
     *
     * @param result   what the exercise calls its answer, e.g. "y"
     * @param yours    the answer; may be null
     * @param expected the right one
     * @param in       what was asked
     */
    Optional<Fault> fault(String result, Object yours, Object expected, Case in);

    /** Returns whether two answers, right or wrong, are the same but for rounding. */
    boolean same(Object a, Object b);
}
