package parallax.display;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/** XChart's charts as SVG, with a text that names the title and the series. */
final class ChartForms {
    private static final Pattern PATH = Pattern.compile(" d=\"[^\"]*\"");
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{3,}");

    private ChartForms() {}

    static Form of(Chart<?, ?> chart) {
        String text = text(chart);
        return new Form(text, () -> text, MimeBundle.SVG, () -> labelled(svg(chart), text));
    }

    private static String text(Chart<?, ?> chart) {
        Collection<? extends Series> series = chart.getSeriesCollection();
        String title = chart.getTitle() == null || chart.getTitle().isBlank() ? "no title" : chart.getTitle();
        String names = series.stream().map(Series::getName).collect(Collectors.joining(", "));
        return "Chart: " + title + " (" + (series.size() == 1 ? "1 series: " : series.size() + " series: ") + names
                + ")";
    }

    private static String svg(Chart<?, ?> chart) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(chart.getWidth(), chart.getHeight()))
                    .writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Without the prologue, so that it may stand in a page; with a name for those who do not see it; half as long. */
    private static String labelled(String svg, String text) {
        String name = Html.escape(text);
        String label = "<svg role=\"img\" aria-label=\"" + name + "\" ";
        String shortened = PATH.matcher(svg.substring(svg.indexOf("<svg ")))
                .replaceAll(path -> LONG_NUMBER.matcher(path.group()).replaceAll(ChartForms::twoDecimals));
        int inside = shortened.indexOf('>') + 1;
        return label
                + shortened.substring("<svg ".length(), inside)
                + "<title>" + name + "</title>"
                + shortened.substring(inside);
    }

    private static String twoDecimals(MatchResult number) {
        return BigDecimal.valueOf(Double.parseDouble(number.group()))
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
