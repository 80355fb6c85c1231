package parallax.exercise.diagnosis;

/**
 * One decision taken otherwise, from which several exercises can make a wrong twin each.
 *
 * @param id        its name
 * @param choices   the decision
 * @param looksLike what the answers look like; a sentence without its final stop
 * @param question  a question that leads on; never the solution
 * @param later     whether it is only something not yet in the learner's code
 */
public record Mistake(String id, Choices choices, String looksLike, String question, boolean later) {
    /** Makes a mistake that is one in any code. */
    public Mistake(String id, Choices choices, String looksLike, String question) {
        this(id, choices, looksLike, question, false);
    }

    /** Returns this mistake in other words, for another exercise. */
    public Mistake saying(String otherLooksLike, String otherQuestion) {
        return new Mistake(id, choices, otherLooksLike, otherQuestion, later);
    }
}
