package parallax.exercise.diagnosis;

/**
 * One decision an algorithm takes, such as which entry of x belongs to a tap of the kernel.
 *
 * <p>An algorithm that asks its {@link Choices} for each decision is right as it stands; a mistake is one decision taken
 * otherwise, and two mistakes that concern different decisions can be made together.
 *
 * @param <T> what is decided, mostly a function
 */
public final class Decision<T> {
    private final String name;
    private final T right;

    private Decision(String name, T right) {
        this.name = name;
        this.right = right;
    }

    /** Returns a decision with the way it is taken rightly. */
    public static <T> Decision<T> of(String name, T right) {
        return new Decision<>(name, right);
    }

    /** Returns the choice of taking it otherwise, and all others rightly. */
    public Choices as(T otherwise) {
        return Choices.right().with(this, otherwise);
    }

    T right() {
        return right;
    }

    @Override
    public String toString() {
        return name;
    }
}
