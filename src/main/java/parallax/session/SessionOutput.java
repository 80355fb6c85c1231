package parallax.session;

/**
 * Where the text that cells print goes. Called from one thread at a time, in the order of printing, in pieces that may
 * end in the middle of a line but never in the middle of a character.
 */
public interface SessionOutput {
    /** Takes a piece of standard output. */
    void stdout(String text);

    /** Takes a piece of standard error. */
    void stderr(String text);
}
