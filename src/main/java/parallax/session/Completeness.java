package parallax.session;

/**
 * Whether a text could be run as it stands.
 *
 * @param status the answer
 * @param indent what the next line should start with if the text is incomplete
 */
public record Completeness(Status status, String indent) {
    /** The answers. */
    public enum Status {
        /** It can be run. */
        COMPLETE,
        /** More has to follow. */
        INCOMPLETE,
        /** Nothing that follows makes it Java. */
        INVALID
    }
}
