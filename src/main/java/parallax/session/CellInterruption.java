package parallax.session;

/** Ends a cell that is interrupted; thrown at method entries and at the end of each turn of a loop. */
final class CellInterruption extends Error {
    CellInterruption() {
        super("interrupted", null, false, false);
    }
}
