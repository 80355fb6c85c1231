package parallax.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** The results as bars: a bar shorter than 1 means that the ND4J twin is the faster. */
final class Chart {
    private static final Color FORWARD = new Color(0x4477AA);
    private static final Color BOTH = new Color(0xEE6677);

    private Chart() {}

    static void write(Results results, Path file) throws IOException {
        // The first bar lies lowest.
        List<Results.Measured> measured = new ArrayList<>(results.measured());
        Collections.reverse(measured);
        List<String> rows = measured.stream().map(Results.Measured::row).distinct().toList();
        HorizontalBarChart chart = new HorizontalBarChartBuilder()
                .width(760)
                .height(120 + 44 * rows.size())
                .title("ND4J twin's time / libtorch's, 1 thread")
                .build();
        // XChart asks for x even where the names stand beside y: with more, every second name is left out.
        chart.getStyler().setXAxisTickMarkSpacingHint(40);
        Styler styler = chart.getStyler();
        styler.setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE)
                .setSeriesColors(new Color[] {BOTH, FORWARD});
        for (boolean forward : new boolean[] {false, true}) {
            List<Double> ratios = new ArrayList<>();
            for (String row : rows) {
                ratios.add(measured.stream()
                        .filter(m -> m.row().equals(row)
                                && m.threads() == 1
                                && m.pass().equals(Pass.FORWARD.text()) == forward)
                        .map(m -> m.toLibtorch().median())
                        .findFirst()
                        .orElse(0.0));
            }
            chart.addSeries(forward ? "forward" : "with backward", ratios, rows);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        VectorGraphicsEncoder.saveVectorGraphic(
                chart, file.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }
}
