package parallax.exercise.diagnosis;

import java.util.List;

/** A report as plain text: a line per probe, the cause under the first that fails. */
final class ReportText {
    private static final int NAMES = 16;
    private static final int MESSAGES = 76;

    private final CheckReport report;
    private final StringBuilder out = new StringBuilder();
    private final int indent;

    private ReportText(CheckReport report) {
        this.report = report;
        int longest = report.lines().stream()
                .mapToInt(line -> line.probe().length())
                .max()
                .orElse(0);
        this.indent = Math.max(NAMES, Math.max(longest, report.exercise().length())) + 4;
    }

    static String of(CheckReport report) {
        ReportText text = new ReportText(report);
        text.write();
        return text.out.toString().stripTrailing();
    }

    private void write() {
        if (report.status() == CheckReport.Status.NOT_WRITTEN) {
            out.append(padded(report.exercise())).append("not written yet\n");
            report.notes().forEach(this::paragraph);
            return;
        }
        out.append(padded(report.exercise())).append(score(report)).append('\n');
        boolean explained = false;
        String before = "";
        for (CheckReport.Line line : report.lines()) {
            out.append(padded((line.passed() ? "✓ " : "✗ ") + line.probe()));
            String message = !line.passed() && line.message().equals(before) ? "the same" : line.message();
            before = line.message();
            wrapped(message);
            if (!line.passed() && !explained) {
                explained = true;
                report.notes().forEach(this::paragraph);
                report.diagnosis().ifPresent(d -> d.text().forEach(this::paragraph));
            }
        }
        report.counterexample().ifPresent(this::counterexample);
    }

    static String score(CheckReport report) {
        return report.isPassed()
                ? "all " + report.total() + " passed"
                : report.passed() + " of " + report.total() + " passed";
    }

    private void counterexample(Counterexample c) {
        out.append('\n').append(c.lead()).append("\n\n");
        out.append(Grids.text(c.panels()));
        if (!c.settings().isEmpty()) {
            out.append("  ").append(c.settings()).append('\n');
        }
        for (String text : List.of(c.fault().message(), c.needsText())) {
            out.append("  ").append(text).append('\n');
        }
    }

    private void paragraph(String text) {
        out.append(" ".repeat(indent));
        wrapped(text);
    }

    /** Appends words, breaking lines; the first line starts where the text stands. */
    private void wrapped(String text) {
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > MESSAGES) {
                out.append('\n').append(" ".repeat(indent));
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
    }

    private String padded(String name) {
        return name + " ".repeat(Math.max(2, indent - name.length()));
    }
}
