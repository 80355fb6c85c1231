package parallax.docs;

/** A page cannot be made, because the sources do not say all it needs; the message says what they lack. */
public final class IncompleteException extends Exception {
    private static final long serialVersionUID = 1;

    IncompleteException(String message) {
        super(message);
    }
}
