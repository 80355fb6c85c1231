package parallax.notebook;

/** A notebook or a lesson that cannot be used: what is wrong with it and where, in one line. */
public final class NotebookException extends RuntimeException {
    /** Makes an exception with the one line the user gets. */
    public NotebookException(String message) {
        super(message);
    }

    /** Makes an exception with the one line the user gets, and what led to it. */
    public NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
