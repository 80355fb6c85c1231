package parallax.session;

import java.io.IOException;

/** What a cell reads from {@code System.in}, a line at a time. */
@FunctionalInterface
public interface SessionInput {
    /** Input that is at its end from the start. */
    SessionInput NONE = () -> null;

    /**
     * Waits for a line and returns it without its line end, or null at the end of the input.
     *
     * @throws IOException if no line can be had, for instance because the cell was interrupted
     */
    String readLine() throws IOException;
}
