package parallax.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Frames of snippets, each with its place in a cell. */
final class Frames {
    /**
     * A frame in words a learner knows.
     *
     * @param in the method; empty for code outside of methods
     * @param source the cell
     * @param line the line in the cell, from 1
     */
    record Place(String in, CellSource source, int line) {
        @Override
        public String toString() {
            String all = source.lineText(line).strip();
            String code = all.length() <= CellSource.WIDEST ? all : all.substring(0, CellSource.WIDEST) + "...";
            return "at " + (in.isEmpty() ? "" : in + " ") + "(" + source.name() + ", line " + line + ")"
                    + (code.isEmpty() ? "" : "  " + code);
        }
    }

    private final Map<StackTraceElement, Place> places = new HashMap<>();

    /**
     * Pairs frames.
     *
     * @param raw as the JVM names them
     * @param translated the same ones as JShell names them: the file is {@code #} and the snippet's id
     */
    Frames(List<StackTraceElement> raw, List<StackTraceElement> translated, SnippetIds ids) {
        for (int i = 0; i < Math.min(raw.size(), translated.size()); i++) {
            StackTraceElement frame = raw.get(i);
            StackTraceElement known = translated.get(i);
            String file = String.valueOf(known.getFileName());
            if (file.startsWith("#")) {
                ids.place(file.substring(1))
                        .ifPresent(place -> places.put(
                                frame,
                                new Place(method(frame), place.source(), place.cellLine(known.getLineNumber()))));
            }
        }
    }

    /** Returns the frame's place, or null if it is not of a cell. */
    Place place(StackTraceElement frame) {
        return places.get(frame);
    }

    /** Returns the method of a frame of a cell in words; empty for code outside of methods. */
    static String method(StackTraceElement frame) {
        String method = frame.getMethodName();
        String type = ShellNames.clean(frame.getClassName());
        if (method.startsWith("lambda$")) {
            return "a lambda";
        }
        return method.equals("do_it$") ? "" : type.isEmpty() ? method : type + "." + method;
    }
}
