package parallax.tensor;

/** Checks of arguments whose message is the same wherever they are made. */
public final class Arguments {
    private Arguments() {}

    /**
     * Returns the value.
     *
     * @param name what the caller's documentation calls the argument
     * @throws IllegalArgumentException if the value is null
     */
    public static <A> A given(String name, A value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        return value;
    }
}
