package parallax.kernel;

/** What arrived is not a message of the protocol, or not signed with the kernel's key. */
final class BadMessageException extends Exception {
    BadMessageException(String reason) {
        super(reason);
    }
}
