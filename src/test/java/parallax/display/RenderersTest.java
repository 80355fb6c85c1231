package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import parallax.tensor.Tensor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RenderersTest {
    private static final String ATTACK = "<script>alert('x')</script>&\"";

    @Test
    void stringIsPlainTextAndNeverHtml() {
        MimeBundle bundle = Display.render(ATTACK);
        assertEquals(ATTACK, bundle.plain());
        assertEquals(1, bundle.forms().size());
    }

    @Test
    void htmlIsOptedInto() {
        MimeBundle bundle = Display.render(Html.of("<b>x</b>"));
        assertEquals("<b>x</b>", bundle.forms().get(MimeBundle.HTML));
        assertEquals("x", bundle.plain());
        assertEquals("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", Html.escape(ATTACK));
    }

    private record City(String name, int people) {}

    @Test
    void recordsOfOneKindAndMapsAreTables() {
        List<City> cities = List.of(new City("Ulm", 126_000), new City(ATTACK, 0));
        for (Object value : List.of(cities, cities.toArray())) {
            MimeBundle bundle = Display.render(value);
            String html = bundle.forms().get(MimeBundle.HTML);
            assertTrue(html.contains("<th scope=\"col\">name</th><th scope=\"col\" class=\"px-n\">people</th>"), html);
            assertTrue(html.contains("<tr><td>Ulm</td><td class=\"px-n\">126000</td></tr>"), html);
            assertTrue(html.contains(Html.escape(ATTACK)) && !html.contains("<script>"), html);
            assertTrue(bundle.plain().startsWith("[City[name=Ulm, people=126000]"), bundle.plain());
        }
        String html = Display.render(Map.of(ATTACK, new int[] {1, 2})).forms().get(MimeBundle.HTML);
        assertTrue(html.contains("<td>" + Html.escape(ATTACK) + "</td><td>[1, 2]</td>"), html);
        html = Display.render(Collections.nCopies(25, cities.get(0))).forms().get(MimeBundle.HTML);
        assertEquals(20, html.split("<td>Ulm", -1).length - 1);
        assertTrue(html.contains("... 5 more rows"), html);
    }

    @Test
    void wordsAndNumbersArePlainText() {
        for (Object value : List.of("a", 'a', 1, 1.5, true, Thread.State.NEW, new Object(), Duration.ZERO)) {
            assertEquals(Set.of(MimeBundle.PLAIN), Display.render(value).forms().keySet());
        }
    }

    @Test
    void smallTensorIsTextAndGrid() {
        MimeBundle bundle = Display.render(Tensor.matrix(new double[] {1, -2.5}, new double[] {3, 4}));
        assertEquals("Tensor (2, 2)\n[[ 1.0000, -2.5000],\n [ 3.0000,  4.0000]]", bundle.plain());
        String html = bundle.forms().get(MimeBundle.HTML);
        assertTrue(html.contains("<tr><td>1.0</td><td>-2.5</td></tr><tr><td>3.0</td><td>4.0</td></tr>"), html);
    }

    @Test
    void tensorOfRankFourShowsEveryMatrixWithItsIndex() {
        String html = Display.render(Tensor.zeros(2, 3, 2, 2)).forms().get(MimeBundle.HTML);
        assertTrue(html.contains("[0, 0, :, :]") && html.contains("[1, 2, :, :]"), html);
        assertEquals(24, html.split("<td>0</td>", -1).length - 1);
    }

    @Test
    void entriesThatAreNoNumbersAreShown() {
        MimeBundle bundle = Display.render(Tensor.vector(Double.NaN, Double.POSITIVE_INFINITY, 1));
        assertTrue(bundle.plain().contains("NaN, Infinity"), bundle.plain());
        assertTrue(bundle.forms().get(MimeBundle.HTML).contains("<td>NaN</td><td>∞</td><td>1</td>"));
    }

    @Test
    void hugeArraysAreElidedAtOnce() {
        Tensor tensor = Tensor.zeros(20_000_000);
        INDArray array = Nd4j.zeros(DataType.FLOAT, 1000, 10_000);
        int[][] nested = new int[2000][2000];
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (Object huge : new Object[] {tensor, array, nested, new double[20_000_000]}) {
                MimeBundle bundle = Display.render(huge);
                assertTrue(
                        bundle.plain().length() < 60_000,
                        "length " + bundle.plain().length());
                assertTrue(bundle.plain().contains("..."));
                String html = bundle.forms().get(MimeBundle.HTML);
                assertTrue(html.length() < 20_000, "length " + html.length());
                assertTrue(html.contains("…") || html.contains(" more"), html);
            }
        });
    }

    @Test
    void largeTensorShowsTheEndsOfItsAxesAndItsFirstMatrices() {
        Tensor t = Tensor.zeros(3, 2, 5, 14);
        for (int k = 0; k < t.length(); k++) {
            t.data()[k] = k;
        }
        String html = html(t);
        assertTrue(html.contains("<tr><td>0</td><td>1</td><td>2</td><td>3</td><td>…</td>"
                + "<td>10</td><td>11</td><td>12</td><td>13</td></tr>"));
        assertTrue(html.contains("[1, 1, :, :]") && html.contains("<td>279</td></tr></tbody></table></div>"), html);
        assertTrue(html.contains("<div>... 2 more matrices</div>") && !html.contains("[2, 0"), html);
        assertEquals(8 + 1, html(Tensor.zeros(401, 1)).split("<tr>", -1).length - 1);
        assertTrue(html(Tensor.zeros(2, 2, 2, 2, 2)).contains("[0, 1, 1, :, :]"), "of rank 5 too");
    }

    private static String html(Object value) {
        return Display.render(value).forms().get(MimeBundle.HTML);
    }

    @Test
    void zeroHasNoSignInTheGrid() {
        String html = Display.render(Tensor.vector(-1e-9, -1.5, -0.0)).forms().get(MimeBundle.HTML);
        assertTrue(html.contains("<td>0.0</td><td>-1.5</td><td>0.0</td>"), html);
    }

    @Test
    void emptyTensorAndScalarAreSaid() {
        assertEquals(
                "Tensor (0, 3)\n(no entries)",
                Display.render(Tensor.zeros(0, 3)).plain());
        assertEquals("Tensor ()\n0.0000", Display.render(Tensor.zeros()).plain());
        assertTrue(html(Tensor.zeros(0, 3)).contains("Tensor (0, 3)</div>(no entries)"));
        assertTrue(html(Tensor.zeros()).contains("<tr><td>0</td></tr>"));
    }

    @Test
    void nd4jArrayShowsShapeTypeAndEntries() {
        INDArray array = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6.5f}});
        assertEquals(
                "INDArray (2, 3) FLOAT\n[[1.0000, 2.0000, 3.0000],\n [4.0000, 5.0000, 6.5000]]",
                Display.render(array).plain());
        assertEquals(
                "INDArray (2, 2) FLOAT\n[[2.0000, 5.0000],\n [3.0000, 6.5000]]",
                Display.render(array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3))
                                .transpose())
                        .plain());
    }

    @Test
    void otherTypesOfNd4jAreShown() {
        assertTrue(Display.render(Nd4j.scalar(7)).plain().equals("INDArray () INT\n7"));
        assertTrue(Display.render(Nd4j.createFromArray(true, false)).plain().equals("INDArray (2) BOOL\n[1, 0]"));
        assertTrue(Display.render(Nd4j.empty(DataType.FLOAT)).plain().startsWith("INDArray FLOAT"));
        INDArray closed = Nd4j.zeros(3);
        closed.close();
        assertTrue(Display.render(closed).plain().contains("closed"));
    }

    @Test
    void chartIsSvgWithItsNameInWords() {
        XYChart chart = new XYChartBuilder()
                .width(500)
                .height(300)
                .title("Loss " + ATTACK)
                .build();
        chart.addSeries("naive & nd4j", new double[] {0, 1, 2}, new double[] {3, 2, 1});
        MimeBundle bundle = Display.render(chart);
        assertEquals("Chart: Loss " + ATTACK + " (1 series: naive & nd4j)", bundle.plain());
        String svg = bundle.forms().get(MimeBundle.SVG);
        assertTrue(svg.startsWith("<svg role=\"img\" aria-label=\"Chart: Loss &lt;script&gt;"), svg.substring(0, 200));
        assertTrue(svg.contains("viewBox=\"0 0 500 300\"") && svg.strip().endsWith("</svg>"));
        assertFalse(svg.contains("<script"));
        assertTrue(svg.contains("naive &amp; nd4j"));
    }

    @Test
    void tableShowsFirstRowsEscaped() {
        int[] numbers = new Random(1).ints(45).toArray();
        numbers[0] = -5;
        String[] words = new String[45];
        java.util.Arrays.fill(words, ATTACK);
        DoubleColumn gaps = DoubleColumn.create("gaps", 45);
        MimeBundle bundle = Display.render(
                Table.create("t<i>", IntColumn.create("n", numbers), StringColumn.create("<w>", words), gaps));
        String html = bundle.forms().get(MimeBundle.HTML);
        assertFalse(html.contains("<script") || html.contains("<i>") || html.contains("<w>"), html);
        assertTrue(html.contains("25 more rows")
                && html.contains("&lt;w&gt;")
                && html.contains("<td class=\"px-n\">-5</td>"));
        assertTrue(bundle.plain().startsWith("t<i>: 45 rows, 3 columns\n"), bundle.plain());
        assertEquals(20 + 3, bundle.plain().lines().count());
    }

    @Test
    void imageIsPng() throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 1, 0x123456);
        MimeBundle bundle = Display.render(image);
        byte[] png = Base64.getDecoder().decode(bundle.forms().get(MimeBundle.PNG));
        assertEquals(0xFF123456, ImageIO.read(new ByteArrayInputStream(png)).getRGB(2, 1));
        assertEquals("BufferedImage, 3 x 2 pixels", bundle.plain());
    }

    @Test
    void displayableThatThrowsLeavesText() {
        Displayable broken = new Displayable() {
            @Override
            public MimeBundle display() {
                throw new IllegalStateException("no picture today");
            }

            @Override
            public String toString() {
                return "me";
            }
        };
        assertEquals(
                "me\n(its picture could not be made: IllegalStateException: no picture today)",
                Display.render(broken).plain());
        Displayable nothing = () -> null;
        assertFalse(Display.render(nothing).plain().isEmpty());
    }
}
