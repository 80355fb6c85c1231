package parallax.session;

/** Ends a cell that is interrupted; thrown at method entries and at the end of each turn of a loop. */
final class CellInterruption extends Error {
    CellInterruption() {
        // With its frames: they tell whether a class's initializer was left, which the JVM never runs again.
        super("interrupted", null, false, true);
    }
}
