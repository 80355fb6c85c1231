package parallax.exercise.diagnosis;

import java.util.Optional;

/**
 * An algorithm that makes one known mistake, and the words for a learner whose answers are the same.
 *
 * @param id        its name, for sabotage labs and records: "stride-not-in-index"
 * @param function  the algorithm with the mistake
 * @param looksLike what the answers look like; a sentence without its final stop
 * @param question  a question that leads on; never the solution
 * @param choices   how its decisions are taken, if it is made of {@link Choices}
 * @param later     whether it is only something not yet in the learner's code, such as groups
 * @param <F>       the type of the function
 */
public record WrongTwin<F>(
        String id, F function, String looksLike, String question, Optional<Choices> choices, boolean later) {
    /** Returns the words, by which twins that cannot be told apart are one. */
    String words() {
        return looksLike + ": " + question;
    }
}
