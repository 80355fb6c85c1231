package parallax.session;

import java.util.List;

/**
 * Why a cell stopped, in words for the person who wrote it.
 *
 * @param kind the sort of error
 * @param name the exception's class as the learner knows it ({@code java.lang.ArithmeticException}), or
 *     {@code CompileError}, {@code Interrupted}, {@code SystemExit}
 * @param message one line, maybe empty
 * @param traceback the whole text, line by line: name and message first, then where
 * @param line the line in the cell, from 1; 0 if unknown
 * @param column the column in code points, from 1; 0 if unknown
 */
public record CellError(Kind kind, String name, String message, List<String> traceback, int line, int column) {
    /** The sorts of errors. */
    public enum Kind {
        /** The cell is not Java; nothing of it ran, or nothing from the named line on. */
        COMPILE,
        /** The cell threw an exception. */
        EXCEPTION,
        /** The cell was interrupted. */
        INTERRUPTED,
        /** The cell called {@code System.exit}; the session goes on. */
        EXIT
    }

    /** Copies the lines. */
    public CellError {
        traceback = List.copyOf(traceback);
    }

    /** Returns the traceback as one text. */
    public String text() {
        return String.join("\n", traceback);
    }
}
