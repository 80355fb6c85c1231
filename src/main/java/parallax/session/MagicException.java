package parallax.session;

/** A magic cannot do what it was asked for; the message says why, for the learner. */
final class MagicException extends Exception {
    MagicException(String message) {
        super(message);
    }
}
