package parallax.notebook.math;

/** TeX that is not understood; the message says what. */
public final class TexException extends RuntimeException {
    TexException(String message) {
        super(message);
    }
}
