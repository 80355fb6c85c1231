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
     */
    public record Cause(String id, String looksLike, String question) {}

    static Diagnosis of(List<? extends WrongTwin<?>> twins) {
        return new Diagnosis(twins.stream()
                .map(t -> new Cause(t.id(), t.looksLike(), t.question()))
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
        lines.add("No single mistake explains all your answers; these " + (causes.size() == 2 ? "two" : "three")
                + " together do:");
        for (int k = 0; k < causes.size(); k++) {
            lines.add((k + 1) + ". " + causes.get(k).question());
        }
        return lines;
    }
}
