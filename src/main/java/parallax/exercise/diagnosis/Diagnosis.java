package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * The cause of a mistake, named: one known mistake, or some at once, that explain every answer.
 *
 * @param causes the known mistakes
 */
public record Diagnosis(List<Cause> causes) {
    /**
     * One known mistake.
     *
     * @param id        its name
     * @param looksLike what the answers look like
     * @param question  a question that leads on
     * @param later     whether it is only something not yet in the learner's code
     */
    public record Cause(String id, String looksLike, String question, boolean later) {}

    static Diagnosis of(List<? extends WrongTwin<?>> twins) {
        return new Diagnosis(twins.stream()
                .map(t -> new Cause(t.id(), t.looksLike(), t.question(), t.later()))
                .toList());
    }

    /** Returns the names of the known mistakes. */
    public List<String> ids() {
        return causes.stream().map(Cause::id).toList();
    }

    /** Returns what to tell the learner, a paragraph each. */
    public List<String> text() {
        if (causes.size() == 1) {
            return List.of(causes.get(0).looksLike() + ":", causes.get(0).question());
        }
        List<String> lines = new ArrayList<>();
        List<Cause> mistakes = causes.stream().filter(c -> !c.later()).toList();
        if (mistakes.isEmpty()) {
            lines.add("As far as it goes your code is right.");
        } else if (mistakes.size() == 1) {
            lines.add(mistakes.get(0).looksLike() + ":");
            lines.add(mistakes.get(0).question());
        } else {
            lines.add("No single mistake explains all your answers; these two together do.");
            mistakes.forEach(c -> lines.add("- " + sentence(c.question())));
        }
        if (mistakes.size() < causes.size()) {
            lines.add("Still missing, one thing at a time:");
            causes.stream().filter(Cause::later).forEach(c -> lines.add("- " + sentence(c.question())));
        }
        return lines;
    }

    private static String sentence(String question) {
        return Character.toUpperCase(question.charAt(0)) + question.substring(1);
    }
}
