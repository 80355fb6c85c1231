package parallax.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import parallax.notebook.NotebookRun;
import parallax.notebook.Output;

/** What a failing cell leaves on the terminal: its source with line numbers, what it printed, then the trace. */
final class FailureText {
    private static final int MOST_PRINTED_LINES = 40;

    private FailureText() {}

    static String of(Path notebook, NotebookRun.Failure failure) {
        StringBuilder text = new StringBuilder();
        text.append('\n')
                .append(notebook)
                .append(": cell ")
                .append(failure.number())
                .append(" failed\n\n");
        List<String> lines = failure.cell().source().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            text.append(String.format(Locale.ROOT, "%4d | %s%n", i + 1, lines.get(i)));
        }
        for (Output output : failure.cell().outputs()) {
            if (output instanceof Output.Stream stream) {
                text.append("\n--- ")
                        .append(stream.name())
                        .append(" ---\n")
                        .append(end(stream.text()))
                        .append('\n');
            }
        }
        text.append('\n');
        failure.error().traceback().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The last lines tell most of a failure; all of them are in the notebook. */
    private static String end(String printed) {
        List<String> lines = printed.lines().toList();
        int left = lines.size() - MOST_PRINTED_LINES;
        String last = String.join("\n", lines.subList(Math.max(0, left), lines.size()));
        return left <= 0 ? last : "(" + left + " lines more before these)\n" + last;
    }
}
