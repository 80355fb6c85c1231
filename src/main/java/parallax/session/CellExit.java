package parallax.session;

/**
 * Thrown in place of ending the process when a cell calls {@code System.exit}, {@code Runtime.exit} or
 * {@code Runtime.halt}. The calls in the bytecode of cells are replaced by calls of the static methods here.
 */
// Calls of the methods are written by the instrumenter alone, where the original method would not return either.
@SuppressWarnings("DoNotCallSuggester")
public final class CellExit extends Error {
    private final int status;
    private final String call;

    private CellExit(String call, int status) {
        super(call + "(" + status + ") was called: the session goes on", null, false, true);
        this.call = call;
        this.status = status;
    }

    /** Returns the exit status the cell asked for. */
    public int status() {
        return status;
    }

    /** Returns the call as it reads in the cell: {@code System.exit(3)}. */
    public String call() {
        return call + "(" + status + ")";
    }

    /** Stands for {@link System#exit}. */
    public static void exit(int status) {
        throw new CellExit("System.exit", status);
    }

    /** Stands for {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw new CellExit("Runtime.exit", status);
    }

    /** Stands for {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw new CellExit("Runtime.halt", status);
    }
}
