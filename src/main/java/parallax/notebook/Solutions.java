package parallax.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A code cell's lines with its solutions and without them.
 *
 * @param solved   the code, markers left out
 * @param released the code with each solution replaced by a throw
 * @param first    the index of the first marker in the source, -1 where there is none
 */
record Solutions(String solved, String released, int first) {
    private static final String BEGIN = "// BEGIN SOLUTION";
    private static final String END = "// END SOLUTION";
    private static final Pattern LOOKS_LIKE = Pattern.compile("(?i)\\b(begin|end)[\\s_-]*solution\\b");

    /** Reads the lines from {@code from} (inclusive) to {@code to}. */
    static Solutions of(LessonSource source, int from, int to) {
        List<String> solved = new ArrayList<>();
        List<String> released = new ArrayList<>();
        int open = -1;
        int first = -1;
        for (int i = from; i < to; i++) {
            String line = source.line(i);
            if (line.strip().equals(BEGIN)) {
                if (open >= 0) {
                    throw source.wrong(i, BEGIN + " within the solution that begins in line " + (open + 1));
                }
                open = i;
                first = first < 0 ? i : first;
                released.add(line.substring(0, line.indexOf('/')) + "throw new NotWrittenYet();");
            } else if (line.strip().equals(END)) {
                if (open < 0) {
                    throw source.wrong(i, END + " without " + BEGIN);
                }
                open = -1;
            } else {
                checkNoMarker(source, i);
                solved.add(line);
                if (open < 0) {
                    released.add(line);
                }
            }
        }
        if (open >= 0) {
            throw source.wrong(open, BEGIN + " without " + END);
        }
        return new Solutions(String.join("\n", solved), String.join("\n", released), first);
    }

    /** A marker that is not recognised would hand the solution to the learner. */
    static void checkNoMarker(LessonSource source, int at) {
        if (LOOKS_LIKE.matcher(source.line(at)).find()) {
            throw source.wrong(at, "a solution's markers stand alone on a line of a java cell: " + BEGIN + ", " + END);
        }
    }
}
