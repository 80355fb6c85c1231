package parallax.exercise.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of one call: an answer or an exception, and which arguments were modified.
 *
 * @param answer   what was returned; null if an exception came
 * @param thrown   what was thrown, or null
 * @param modified the names of the arguments the call modified
 */
record Outcome(Object answer, Throwable thrown, List<String> modified) {
    private static final Pattern INTO = Pattern.compile("into shape (\\([^)]*\\))");
    private static final Pattern NEGATIVE = Pattern.compile("index(?: is)? -");

    /**
     * Calls the function with copies of the arguments.
     *
     * <p>What a learner's code can throw by being wrong is caught. The rest passes: with an error of its own a notebook's
     * interrupt ends a cell.
     */
    static <F> Outcome of(Exercise.Call<F> call, F function, Case in) {
        Case given = in.copy();
        Object answer = null;
        Throwable thrown = null;
        try {
            answer = call.on(function, given);
        } catch (Error | RuntimeException e) {
            if (!isLearners(e)) {
                throw e;
            }
            thrown = e;
        }
        return new Outcome(answer, thrown, in.differing(given));
    }

    /**
     * Returns whether code that is merely wrong can throw this: no interrupt, also not while a class was being initialised,
     * and not the shell's word that a method still lacks a definition, which the session explains.
     */
    private static boolean isLearners(Throwable thrown) {
        Throwable t = thrown;
        for (int depth = 0; t != null && depth < 20; depth++) {
            boolean known = t instanceof Exception
                    || t instanceof StackOverflowError
                    || t instanceof OutOfMemoryError
                    || t instanceof AssertionError
                    || t instanceof LinkageError;
            if (!known || t.getClass().getName().startsWith("jdk.jshell.")) {
                return false;
            }
            t = t.getCause();
        }
        return true;
    }

    /** Returns whether both calls came to the same, as far as the judge can tell. */
    boolean same(Outcome other, Judge judge) {
        return modified.equals(other.modified)
                && (thrown == null
                        ? other.thrown == null && judge.same(answer, other.answer)
                        : other.thrown != null && alike(thrown, other.thrown));
    }

    /**
     * Exceptions are alike if one's type is the other's, and bad indices if they concern arrays of the same shape and leave
     * it at the same end.
     */
    private static boolean alike(Throwable a, Throwable b) {
        if (!a.getClass().isInstance(b) && !b.getClass().isInstance(a)) {
            return false;
        }
        String s = Objects.toString(a.getMessage());
        String t = Objects.toString(b.getMessage());
        Matcher intoS = INTO.matcher(s);
        Matcher intoT = INTO.matcher(t);
        boolean sameShape = !intoS.find() || !intoT.find() || intoS.group(1).equals(intoT.group(1));
        boolean sameEnd = !(a instanceof IndexOutOfBoundsException)
                || NEGATIVE.matcher(s).find() == NEGATIVE.matcher(t).find();
        return sameShape && sameEnd;
    }
}
