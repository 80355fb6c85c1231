package parallax.exercise.diagnosis;

import java.util.List;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * A report as HTML that needs no style sheet and no script.
 *
 * <p>Text keeps the page's own colour, so that it is legible on a light and on a dark page; what passed and what failed
 * is told by a sign and a word, and colour only repeats it.
 */
final class ReportHtml {
    private static final String PASSED = "#1f9d57";
    private static final String FAILED = "#d9662b";
    private static final String OPEN = "#4c78c8";

    /** Against what a page says of tables: the colour and size of the text around them. */
    private static final String PLAIN = "border-collapse:collapse;border:none;color:inherit;font-size:inherit";

    private final StringBuilder out = new StringBuilder();

    private ReportHtml() {}

    static String of(CheckReport report) {
        ReportHtml html = new ReportHtml();
        html.write(report);
        return html.out.toString();
    }

    private void write(CheckReport report) {
        String colour = switch (report.status()) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case NOT_WRITTEN -> OPEN;
        };
        out.append("<div style=\"border-left:4px solid ")
                .append(colour)
                .append(";padding:2px 0 2px 12px;line-height:1.45\"><div><strong><code>");
        text(report.exercise());
        out.append("</code></strong> &nbsp;");
        if (report.status() == CheckReport.Status.NOT_WRITTEN) {
            out.append("not written yet</div>");
            report.notes().forEach(this::paragraph);
        } else {
            text(ReportText.score(report));
            out.append("</div><table style=\"" + PLAIN + ";margin:4px 0;text-align:left\">");
            lines(report);
            out.append("</table>");
            report.counterexample().ifPresent(this::counterexample);
        }
        out.append("</div>");
    }

    private void lines(CheckReport report) {
        boolean explained = false;
        String before = "";
        for (CheckReport.Line line : report.lines()) {
            out.append("<tr style=\"background:none\"><td style=\"text-align:left;white-space:nowrap;"
                            + "vertical-align:top;padding:1px 18px 1px 0\"><span role=\"img\" aria-label=\"")
                    .append(line.passed() ? "passed" : "failed")
                    .append("\" style=\"font-weight:bold;color:")
                    .append(line.passed() ? PASSED : FAILED)
                    .append("\">")
                    .append(line.passed() ? "✓" : "✗")
                    .append("</span> ");
            text(line.probe());
            out.append("</td><td style=\"text-align:left;padding:1px 0\">");
            text(!line.passed() && line.message().equals(before) ? "the same" : line.message());
            before = line.message();
            if (!line.passed() && !explained) {
                explained = true;
                report.notes().forEach(this::paragraph);
                report.diagnosis().ifPresent(this::diagnosis);
            }
            out.append("</td></tr>");
        }
    }

    private void diagnosis(Diagnosis diagnosis) {
        out.append("<div style=\"border:1px solid ")
                .append(FAILED)
                .append(";border-radius:4px;padding:4px 10px;margin:4px 0\">");
        diagnosis.text().forEach(this::paragraph);
        out.append("</div>");
    }

    private void counterexample(Counterexample c) {
        paragraph(c.lead());
        out.append("<div style=\"display:flex;flex-wrap:wrap;gap:8px 28px;align-items:flex-start\">");
        c.panels().forEach(this::panel);
        out.append("</div>");
        for (String sentence : List.of(c.settings(), c.fault().message(), c.needsText())) {
            if (!sentence.isEmpty()) {
                paragraph(sentence);
            }
        }
    }

    private void panel(Counterexample.Panel panel) {
        out.append("<div><div><strong>");
        text(panel.title());
        out.append("</strong> ");
        if (!(panel.value() instanceof Tensor t)) {
            text(String.valueOf(panel.value()));
        } else {
            text(Shapes.text(t.shape()));
            if (t.length() > Grids.MOST_ENTRIES) {
                out.append(" (too large to draw)");
            } else {
                grids(panel, t);
            }
        }
        out.append("</div></div>");
    }

    private void grids(Counterexample.Panel panel, Tensor t) {
        int columns = Grids.columns(t);
        int size = Grids.rows(t) * columns;
        for (int start = 0; start < t.length(); start += size) {
            if (t.length() > size) {
                out.append("<div>");
                text(panel.title() + Grids.leading(t, start / size));
                out.append("</div>");
            }
            out.append("<table style=\"" + PLAIN + ";margin:2px 0;font-family:monospace\">");
            for (int row = start; row < start + size; row += columns) {
                out.append("<tr style=\"background:none\">");
                for (int k = row; k < row + columns; k++) {
                    cell(Numbers.text(t.data()[k]), panel.marked(k));
                }
                out.append("</tr>");
            }
            out.append("</table>");
        }
    }

    private void cell(String number, boolean marked) {
        out.append("<td style=\"text-align:right;padding:1px 7px;border:1px solid rgba(128,128,128,.5)")
                .append(marked ? ";font-weight:bold;outline:2px solid " + FAILED : "")
                .append(marked ? "\" title=\"differs\">" : "\">");
        text(marked ? "[" + number + "]" : number);
        out.append("</td>");
    }

    private void paragraph(String sentence) {
        out.append("<div style=\"max-width:60em\">");
        text(sentence);
        out.append("</div>");
    }

    private void text(String text) {
        out.append(Html.escape(text));
    }
}
