package parallax.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parallax.session.CellError.Kind;

/** Words for what cells throw: type and message first, then the learner's own lines, then the causes. */
final class ExceptionTexts {
    private static final int SHOWN_FRAMES = 8;
    private static final int SHOWN_CAUSES = 5;

    private final SnippetIds ids;

    ExceptionTexts(SnippetIds ids) {
        this.ids = ids;
    }

    /**
     * Describes an exception.
     *
     * @param raw frames of snippets as the JVM names them
     * @param translated the same frames as JShell names them: the file is the snippet's id
     */
    CellError of(Throwable thrown, List<StackTraceElement> raw, List<StackTraceElement> translated) {
        Map<StackTraceElement, String> places = new HashMap<>();
        int[] line = {0};
        for (int i = 0; i < Math.min(raw.size(), translated.size()); i++) {
            StackTraceElement t = translated.get(i);
            String id = String.valueOf(t.getFileName()).replaceFirst("^#", "");
            ids.place(id).ifPresent(place -> {
                int cellLine = place.cellLine(t.getLineNumber());
                String in = t.getMethodName().isEmpty() ? "" : t.getMethodName() + " ";
                line[0] = line[0] == 0 ? cellLine : line[0];
                String text = place.source().lineText(cellLine).strip();
                places.put(
                        raw.get(places.size()),
                        "    at " + in + "(cell " + place.source().cell() + ", line " + cellLine + ")  " + text);
            });
        }
        List<String> lines = new ArrayList<>();
        Throwable current = thrown;
        for (int depth = 0; current != null && depth < SHOWN_CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "Caused by: ") + headline(current));
            int shown = 0;
            for (StackTraceElement frame : current.getStackTrace()) {
                String place = places.get(frame);
                if (place != null && shown++ < SHOWN_FRAMES) {
                    lines.add(place);
                }
            }
            current = current.getCause();
        }
        Kind kind = thrown instanceof CellExit ? Kind.EXIT : Kind.EXCEPTION;
        return new CellError(kind, name(thrown), message(thrown), lines, line[0], 0);
    }

    CellError interrupted(boolean leftBehind) {
        String message = leftBehind
                ? "Interrupted. The cell could not be stopped and was left behind; you can go on"
                : "Interrupted. Variables keep the values they had";
        return new CellError(Kind.INTERRUPTED, "Interrupted", message, List.of(message), 0, 0);
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
        String message = thrown.getMessage();
        return message == null ? "" : ShellNames.clean(message);
    }
}
