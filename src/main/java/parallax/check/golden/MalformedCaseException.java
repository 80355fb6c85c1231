package parallax.check.golden;

/** A file that is no golden case, or one that contradicts itself: the message names the field. */
public final class MalformedCaseException extends Exception {
    MalformedCaseException(String message) {
        super(message);
    }

    MalformedCaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
