package parallax.exercise.diagnosis;

import java.util.Arrays;
import java.util.Optional;

/** An exception of the learner's code, in a sentence. */
final class Throwables {
    /** The names a shell makes up for the classes around a cell's own. */
    private static final String SHELL = "REPL\\.\\$JShell\\$\\w+[$.]";

    private Throwables() {}

    static String text(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return "your code calls itself without end (StackOverflowError" + where(thrown) + "). When should it stop?";
        }
        if (thrown instanceof OutOfMemoryError) {
            return "your code asked for more memory than there is (OutOfMemoryError" + where(thrown)
                    + "). How large is the array it makes?";
        }
        String message = thrown.getMessage() == null
                ? ""
                : thrown.getMessage().replaceAll(SHELL, "").strip();
        return "your code threw " + thrown.getClass().getSimpleName() + where(thrown)
                + (message.isEmpty() ? "" : ": " + message);
    }

    private static String where(Throwable thrown) {
        return frame(thrown).map(f -> " in " + f).orElse("");
    }

    /** Returns the innermost method that is the learner's, as far as one can tell. */
    private static Optional<String> frame(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(f -> !f.getClassName().equals(Outcome.class.getName())) // what lies above called the check
                .filter(f -> !isLibrary(f.getClassName()))
                .findFirst()
                .map(Throwables::text);
    }

    private static boolean isLibrary(String type) {
        return type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.")
                || type.startsWith("org.nd4j.")
                || type.startsWith("parallax.");
    }

    private static String text(StackTraceElement frame) {
        String method = frame.getMethodName();
        boolean nameless = method.startsWith("lambda$") || method.contains("do_it$");
        String name = nameless ? "your lambda" : method;
        boolean cell = frame.getClassName().startsWith("REPL.");
        return cell || frame.getFileName() == null
                ? name
                : name + " (" + frame.getFileName() + ", line " + frame.getLineNumber() + ")";
    }
}
