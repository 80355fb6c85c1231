package parallax.display;

/** What a value's own code threw while it was being shown. */
final class Failures {
    private Failures() {}

    /**
     * Returns for what a value's own code may throw, and that must not kill what shows it; throws again what is aimed at the
     * thread and not at the value.
     */
    static void rethrowIfNotOurs(Throwable e) {
        // By name: ThreadDeath is deprecated for removal, and still how JDK 17 stops a thread; the session's own errors
        // (an interrupt, an exit) end the cell, and this package does not know them.
        String name = e.getClass().getName();
        if (e instanceof Error error
                && (name.equals("java.lang.ThreadDeath") || name.startsWith("parallax.session."))) {
            throw error;
        }
    }

    /** Returns the class and message; the message's own code may throw too. */
    static String text(Throwable e) {
        String name = e.getClass().getSimpleName();
        try {
            return e.getMessage() == null ? name : name + ": " + e.getMessage();
        } catch (Throwable again) {
            rethrowIfNotOurs(again);
            return name;
        }
    }
}
