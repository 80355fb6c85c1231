package parallax.figure;

import java.util.List;
import parallax.display.Html;
import parallax.display.NumberText;
import parallax.nn.conv.Conv2dSizes;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/**
 * The HTML of {@link ConvolutionFigure}: tables with the first output worked out, which stand without scripts, the steps as data,
 * and the script that shows them.
 *
 * <p>Tables, because they stay legible where a front end strips styles and scripts from a notebook it does not trust.
 */
final class ConvolutionHtml {
    /** More cells than this, or rows longer, are no picture any more. */
    private static final int MAX_CELLS = 1_000;

    private static final int MAX_WIDTH = 20;

    private final ConvolutionTrace trace;
    private final Cells cells;
    private final Conv2dSizes z;
    private final Window window;
    private final Tensor x;
    private final Tensor weight;
    private final Tensor bias;
    private final StringBuilder out = new StringBuilder();

    ConvolutionHtml(ConvolutionTrace trace, Cells cells, Tensor x, Tensor weight, Tensor bias) {
        this.trace = trace;
        this.cells = cells;
        this.z = trace.sizes();
        this.window = trace.window();
        this.x = x;
        this.weight = weight;
        this.bias = bias;
    }

    String html(String title, String plain) {
        String words = "<pre>" + Html.escape(plain) + "</pre>";
        if (!canBeDrawn()) {
            return "<div><p>Too large to draw cell by cell (at most " + MAX_CELLS + " cells in rows of " + MAX_WIDTH
                    + "): try a smaller input. The first output:</p>" + words + "</div>";
        }
        out.append(FigureParts.open("px-conv", title, "data-trace=\"" + Html.escape(json()) + "\""));
        if (trace.traced() < trace.outputs()) {
            out.append("<div class=\"px-note\">" + trace.outputs()
                    + " outputs are too many to step through: here are the first " + trace.traced() + ".</div>");
        }
        selectors();
        out.append("<div class=\"px-stage\">");
        input();
        out.append("<div class=\"px-op\" aria-hidden=\"true\">×</div>");
        kernel();
        out.append("<div class=\"px-op\" aria-hidden=\"true\">=</div>");
        products();
        out.append("<div class=\"px-op\" aria-hidden=\"true\">Σ →</div>");
        output();
        out.append("</div>");
        ConvolutionTrace.Step last = trace.steps().get(trace.stepsPerCell() - 1);
        out.append("<div class=\"px-say\" aria-live=\"polite\">" + cells.y(last) + " = "
                + (bias == null ? "" : "the bias + ") + "the sum of the products = " + NumberText.of(last.sum())
                + "</div>");
        out.append(FigureParts.controls("output", " Click an output to go there."));
        out.append(FigureParts.close("The first output in words", plain, "convolution.js"));
        return out.toString();
    }

    private boolean canBeDrawn() {
        long padded = (long) paddedHeight() * paddedWidth() * z.inChannels() * z.batch();
        long kernels = (long) weight.length();
        return padded <= MAX_CELLS
                && kernels <= MAX_CELLS
                && trace.outputs() <= MAX_CELLS
                && paddedWidth() <= MAX_WIDTH
                && z.kernelWidth() <= MAX_WIDTH / 2
                && z.outWidth() <= MAX_WIDTH;
    }

    private int paddedHeight() {
        return z.height() + 2 * window.rows().padding();
    }

    private int paddedWidth() {
        return z.width() + 2 * window.columns().padding();
    }

    /** The steps: [input cell, kernel cell, product, sum]; cells count in row-major order, the padding included; -1 for the bias. */
    private String json() {
        StringBuilder json =
                new StringBuilder("{\"per\":").append(trace.stepsPerCell()).append(",\"steps\":[");
        String separator = "";
        for (ConvolutionTrace.Step s : trace.steps()) {
            int u = s.u() + window.rows().padding();
            int v = s.v() + window.columns().padding();
            int xCell = ((s.n() * z.inChannels() + s.channel()) * paddedHeight() + u) * paddedWidth() + v;
            int wCell = ((s.o() * z.groupIn() + s.c()) * z.kernelHeight() + s.p()) * z.kernelWidth() + s.q();
            json.append(separator)
                    .append('[')
                    .append(s.isBias() ? -1 : xCell)
                    .append(',')
                    .append(s.isBias() ? -1 : wCell)
                    .append(",\"")
                    .append(NumberText.of(s.product()))
                    .append("\",\"")
                    .append(NumberText.of(s.sum()))
                    .append("\"]");
            separator = ",";
        }
        return json.append("]}").toString();
    }

    private void selectors() {
        if (z.batch() == 1 && z.outChannels() == 1) {
            return;
        }
        out.append("<div class=\"px-pick\" hidden>");
        int perMap = z.outHeight() * z.outWidth();
        select("image", "px-n", z.batch(), perMap * z.outChannels());
        select("output channel", "px-o", z.outChannels(), perMap);
        out.append("</div>");
    }

    /** A choice among those whose first output is traced. */
    private void select(String label, String name, int count, int outputsOfEach) {
        if (count == 1) {
            return;
        }
        out.append("<label>")
                .append(label)
                .append(" <select class=\"")
                .append(name)
                .append("\">");
        for (int k = 0; k < count && k * outputsOfEach < trace.traced(); k++) {
            out.append("<option value=\"").append(k).append("\">").append(k).append("</option>");
        }
        out.append("</select></label> ");
    }

    private void input() {
        column("input x", padded() ? "(hatched: padding)" : "");
        for (int n = 0; n < z.batch(); n++) {
            group("data-n", n);
            for (int c = 0; c < z.inChannels(); c++) {
                map(z.inChannels() > 1, "channel " + c);
                out.append("<table><tbody>");
                for (int u = -window.rows().padding();
                        u < z.height() + window.rows().padding();
                        u++) {
                    out.append("<tr>");
                    for (int v = -window.columns().padding();
                            v < z.width() + window.columns().padding();
                            v++) {
                        boolean inside = u >= 0 && u < z.height() && v >= 0 && v < z.width();
                        String name = inside ? cells.x(n, c, u, v) : "padding";
                        String kind = (inside ? "" : "px-pad") + (isFirstTap(n, c, u, v) ? " px-win" : "");
                        cell("x", name, kind, inside ? NumberText.of(x.get(n, c, u, v)) : "0");
                    }
                    out.append("</tr>");
                }
                out.append("</tbody></table></div>");
            }
            out.append("</div>");
        }
        out.append("</div>");
    }

    private boolean padded() {
        return window.rows().padding() + window.columns().padding() > 0;
    }

    private boolean isFirstTap(int n, int c, int u, int v) {
        return n == 0 && trace.firstCell().stream().anyMatch(s -> s.channel() == c && s.u() == u && s.v() == v);
    }

    private void kernel() {
        column("kernel w", "");
        for (int o = 0; o < z.outChannels(); o++) {
            group("data-o", o);
            for (int c = 0; c < z.groupIn(); c++) {
                int channel = o / z.groupOut() * z.groupIn() + c;
                map(z.inChannels() > 1, "c = " + c + (channel == c ? "" : ", for channel " + channel));
                out.append("<table><tbody>");
                for (int p = 0; p < z.kernelHeight(); p++) {
                    out.append("<tr>");
                    for (int q = 0; q < z.kernelWidth(); q++) {
                        cell("w", cells.w(o, c, p, q), "", NumberText.of(weight.get(o, c, p, q)));
                    }
                    out.append("</tr>");
                }
                out.append("</tbody></table></div>");
            }
            if (bias != null) {
                String name = cells.isFlat() ? "b" : "b[" + o + "]";
                map(true, "bias");
                out.append("<table><tbody><tr>");
                cell("b", name, "", NumberText.of(bias.get(o)));
                out.append("</tr></tbody></table></div>");
            }
            out.append("</div>");
        }
        out.append("</div>");
    }

    private void products() {
        column("products", "");
        List<ConvolutionTrace.Step> steps = trace.firstCell();
        int k = bias == null ? 0 : 1;
        out.append("<div class=\"px-maps\">");
        for (int c = 0; c < z.groupIn(); c++) {
            map(z.inChannels() > 1, "c = " + c);
            out.append("<table class=\"px-prod\"><tbody>");
            for (int p = 0; p < z.kernelHeight(); p++) {
                out.append("<tr>");
                for (int q = 0; q < z.kernelWidth(); q++) {
                    ConvolutionTrace.Step s = steps.get(k++);
                    out.append("<td data-c=\"p\"><small>")
                            .append(NumberText.of(s.x()))
                            .append(" × ")
                            .append(NumberText.of(s.w()))
                            .append(" =</small> <b>")
                            .append(NumberText.of(s.product()))
                            .append("</b></td>");
                }
                out.append("</tr>");
            }
            out.append("</tbody></table></div>");
        }
        out.append("</div></div>");
    }

    private void output() {
        column("output y", "");
        for (int n = 0; n < z.batch(); n++) {
            group("data-n", n);
            for (int o = 0; o < z.outChannels(); o++) {
                map(z.outChannels() > 1, "channel " + o);
                out.append("<table><tbody>");
                for (int i = 0; i < z.outHeight(); i++) {
                    out.append("<tr>");
                    for (int j = 0; j < z.outWidth(); j++) {
                        boolean first = n + o + i + j == 0;
                        String sum = NumberText.of(
                                trace.steps().get(trace.stepsPerCell() - 1).sum());
                        cell("y", cells.y(n, o, i, j), first ? "px-now" : "", first ? sum : "·");
                    }
                    out.append("</tr>");
                }
                out.append("</tbody></table></div>");
            }
            out.append("</div>");
        }
        out.append("</div>");
    }

    private void column(String title, String note) {
        out.append("<div class=\"px-col\"><div class=\"px-name\">" + title + " <span class=\"px-cap\">" + note
                + "</span></div>");
    }

    private void group(String attribute, int index) {
        String hidden = index == 0 ? "" : " hidden";
        out.append("<div class=\"px-maps\" " + attribute + "=\"" + index + "\"" + hidden + ">");
    }

    /** Opens the box of one grid. */
    private void map(boolean captioned, String caption) {
        out.append("<div class=\"px-map\">");
        out.append(captioned ? "<div class=\"px-cap\">" + caption + "</div>" : "");
    }

    private void cell(String array, String name, String kind, String text) {
        String classes = kind.isBlank() ? "" : " class=\"" + kind.trim() + "\"";
        out.append("<td data-c=\"" + array + "\" title=\"" + name + "\"" + classes + ">" + text + "</td>");
    }
}
