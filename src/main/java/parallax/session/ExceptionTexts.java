package parallax.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import parallax.session.CellError.Kind;

/** Words for what cells throw: type and message first, then the learner's own lines, then the causes. */
final class ExceptionTexts {
    private static final int SHOWN_FRAMES = 8;
    private static final int SHOWN_FOREIGN_FRAMES = 3;
    private static final int SHOWN_CAUSES = 8;
    private static final int SHOWN_MESSAGE = 4000;

    private ExceptionTexts() {}

    /** Describes what a cell threw. */
    static CellError of(Throwable thrown, Frames frames) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable current = thrown;
        StackTraceElement[] outer = {};
        while (current != null && seen.add(current) && seen.size() <= SHOWN_CAUSES) {
            lines.add((current == thrown ? "" : "Caused by: ") + headline(current));
            lines.addAll(where(current.getStackTrace(), outer, frames));
            outer = current.getStackTrace();
            for (Throwable suppressed : current.getSuppressed()) {
                lines.add("  Suppressed: " + headline(suppressed));
            }
            current = current.getCause();
        }
        if (current != null && !seen.contains(current)) {
            lines.add("... and more causes");
        }
        Kind kind = thrown instanceof CellExit ? Kind.EXIT : Kind.EXCEPTION;
        return new CellError(kind, name(thrown), message(thrown), lines, firstLine(thrown, frames), 0);
    }

    /** Describes an interrupted cell; one that was left behind may still run. */
    static CellError interrupted(boolean leftBehind) {
        String message = leftBehind
                ? "The cell is inside a call that cannot be stopped. It was left behind: it may go on for a while, "
                        + "what it prints is dropped, and you can run the next cell."
                : "The cell was stopped. Variables keep the values they had.";
        return new CellError(Kind.INTERRUPTED, "Interrupted", message, List.of("Interrupted: " + message), 0, 0);
    }

    /** Returns the learner's frames; of a cause only those it does not share with the exception around it. */
    private static List<String> where(StackTraceElement[] trace, StackTraceElement[] outer, Frames frames) {
        int own = trace.length - shared(trace, outer);
        List<String> lines = new ArrayList<>();
        String last = "";
        int repeated = 0;
        int foreign = 0;
        int hidden = 0;
        for (StackTraceElement frame : List.of(trace).subList(0, own)) {
            Frames.Place place = frames.place(frame);
            if (place == null) {
                foreign++;
            } else if (place.toString().equals(last)) {
                repeated++;
            } else if (lines.size() < SHOWN_FRAMES) {
                last = place.toString();
                lines.add("    " + last);
            } else {
                hidden++;
            }
        }
        if (repeated > 0 || hidden > 0) {
            lines.add("    ... and " + (repeated + hidden) + " more calls in your cells");
        }
        if (lines.isEmpty() && foreign > 0) {
            for (StackTraceElement frame : trace) {
                if (lines.size() < SHOWN_FOREIGN_FRAMES) {
                    lines.add("    at " + ShellNames.clean(frame.toString()));
                }
            }
        }
        return lines;
    }

    private static int shared(StackTraceElement[] trace, StackTraceElement[] outer) {
        int shared = 0;
        while (shared < Math.min(trace.length, outer.length) - 1
                && trace[trace.length - 1 - shared].equals(outer[outer.length - 1 - shared])) {
            shared++;
        }
        return shared;
    }

    private static int firstLine(Throwable thrown, Frames frames) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            Frames.Place place = frames.place(frame);
            if (place != null) {
                return place.line();
            }
        }
        return 0;
    }

    private static String headline(Throwable thrown) {
        String message = message(thrown);
        return name(thrown) + (message.isEmpty() ? "" : ": " + message);
    }

    private static String name(Throwable thrown) {
        return thrown instanceof CellExit
                ? "SystemExit"
                : ShellNames.clean(thrown.getClass().getName());
    }

    private static String message(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (RuntimeException | Error e) {
            // The learner's own getMessage() fails.
            return "(its message fails with " + e.getClass().getName() + ")";
        }
        if (thrown instanceof StackOverflowError && message == null) {
            return "the calls never come back; does the recursion have an end?";
        }
        if (message == null) {
            return "";
        }
        if (thrown instanceof OutOfMemoryError && message.equals("Java heap space")) {
            return message + ": the " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB there are for cells are full; set variables that hold much to null, as in  data = null;";
        }
        String clean = ShellNames.clean(message);
        return clean.length() <= SHOWN_MESSAGE ? clean : clean.substring(0, SHOWN_MESSAGE) + " ...";
    }
}
