package parallax.exercise.diagnosis;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How an algorithm's decisions are taken: those named here otherwise, all others rightly. */
public final class Choices {
    private static final Choices RIGHT = new Choices(Map.of());

    private final Map<Decision<?>, Object> otherwise;

    private Choices(Map<Decision<?>, Object> otherwise) {
        this.otherwise = otherwise;
    }

    /** Returns the choices that are all right. */
    public static Choices right() {
        return RIGHT;
    }

    /** Returns these choices with one decision more taken otherwise. */
    public <T> Choices with(Decision<T> decision, T choice) {
        Map<Decision<?>, Object> more = new HashMap<>(otherwise);
        more.put(decision, choice);
        return new Choices(more);
    }

    /** Returns how the decision is taken. */
    @SuppressWarnings("unchecked") // with() stores a T under a Decision<T>
    public <T> T of(Decision<T> decision) {
        return (T) otherwise.getOrDefault(decision, decision.right());
    }

    /** Returns both at once, or nothing if they take the same decision. */
    public Optional<Choices> together(Choices other) {
        if (!Collections.disjoint(otherwise.keySet(), other.otherwise.keySet())) {
            return Optional.empty();
        }
        Map<Decision<?>, Object> both = new HashMap<>(otherwise);
        both.putAll(other.otherwise);
        return Optional.of(new Choices(both));
    }

    @Override
    public String toString() {
        return otherwise.isEmpty() ? "all right" : "otherwise: " + otherwise;
    }
}
