package parallax.exercise.mutation;

/** Ends mutants that would loop forever; mutants call it at each turn of a loop. */
public final class Fuel {
    private static final int FULL = 2_000_000;

    private static int left;

    private Fuel() {}

    static void fill() {
        left = FULL;
    }

    /** Called by mutants. */
    public static void burn() {
        if (left-- < 0) {
            throw new IllegalStateException("loops without end");
        }
    }
}
