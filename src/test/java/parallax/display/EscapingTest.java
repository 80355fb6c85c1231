package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.nd4j.linalg.factory.Nd4j;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import parallax.tensor.HasContents;
import parallax.tensor.Tensor;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Text that is data comes out as text, wherever it stands. */
class EscapingTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String IMAGE = "\"><img src=x onerror=alert(1)>";
    private static final String ATTRIBUTE = "' onmouseover='alert(1)";
    private static final String ENTITY = "&lt;b&gt;";
    private static final List<String> ATTACKS = List.of(
            SCRIPT, IMAGE, ATTRIBUTE, ENTITY, "</td></table>" + SCRIPT, "<!--", "]]>" + SCRIPT, "</style>" + SCRIPT);

    /** What the forms themselves are written with, all attributes in double quotes. */
    private static final Pattern MARKUP = Pattern.compile("</?[a-z][a-z0-9]*( [a-zA-Z:-]+=\"[^\"<]*\")*\\s*/?>");

    private static final Set<String> ELEMENTS = Set.of(
            "div",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "br",
            "style",
            "details",
            "summary",
            "img",
            "pre",
            "span",
            "progress");

    private record Named(String name, Object other) {}

    private static final class Worded {
        private final String words;

        private Worded(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private static final class Thrower {
        private final String message;

        private Thrower(String message) {
            this.message = message;
        }

        @Override
        public String toString() {
            throw new IllegalStateException(message);
        }
    }

    private record ThrowingAccessor(String message) {
        @Override
        @SuppressWarnings("UnusedMethod") // called by reflection
        public String message() {
            throw new IllegalStateException(message);
        }
    }

    private static final class Contents implements HasContents {
        private final String words;

        private Contents(String words) {
            this.words = words;
        }

        @Override
        public Object contents() {
            return Map.of(words, words);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Object> values() {
        return ATTACKS.stream().flatMap(EscapingTest::values);
    }

    private static Stream<Object> values(String attack) {
        List<Object> values = new ArrayList<>(List.of(
                new String[] {attack},
                new Object[][] {{attack, 1}, {new Worded(attack)}},
                new char[][] {attack.toCharArray()},
                attack.toCharArray(),
                List.of(attack, new Worded(attack)),
                List.of(List.of(attack), List.of(1)),
                Set.of(attack),
                new ArrayDeque<>(List.of(attack)),
                Map.of(attack, attack),
                Map.of(attack, Map.of(attack, Tensor.vector(1))),
                new Named(attack, new Named(attack, new Named(attack, new Named(attack, new Named(attack, 1))))),
                new Named(attack, new Thrower(attack)),
                List.of(new Named(attack, attack), new Named(attack, Tensor.vector(1))),
                Optional.of(attack),
                Optional.of(Optional.of(new Worded(attack.repeat(20)))),
                Arrays.asList(null, new Thrower(attack), new ThrowingAccessor(attack)),
                new ThrowingAccessor(attack),
                new Contents(attack),
                List.of(new Contents(attack)),
                new Named("a", new Named("b", new Contents(attack))),
                List.of(new IllegalStateException(attack)),
                Map.entry(attack, attack),
                List.of(Map.entry(attack, attack)),
                Collections.nCopies(30, attack.repeat(200)),
                Table.create(attack, StringColumn.create(attack, attack)),
                List.of(Table.create(attack, StringColumn.create(attack, attack))),
                List.of(xy(attack), category(attack), pie(attack)),
                Nd4j.create(attack)));
        return values.stream();
    }

    private static XYChart xy(String attack) {
        XYChart chart = new XYChartBuilder()
                .title(attack)
                .xAxisTitle(attack)
                .yAxisTitle(attack)
                .build();
        chart.addSeries(attack, new double[] {0, 1}, new double[] {1, 2});
        return chart;
    }

    private static CategoryChart category(String attack) {
        CategoryChart chart = new CategoryChartBuilder().title(attack).build();
        chart.addSeries(attack, List.of(attack, "b"), List.of(1, 2));
        return chart;
    }

    private static PieChart pie(String attack) {
        PieChart chart = new PieChartBuilder().title(attack).build();
        chart.addSeries(attack, 1);
        return chart;
    }

    @ParameterizedTest
    @MethodSource("values")
    void dataIsNeverMarkup(Object value) {
        MimeBundle bundle = Display.render(value);
        assertTrue(bundle.forms().containsKey(MimeBundle.PLAIN));
        String html = bundle.forms().getOrDefault(MimeBundle.HTML, "");
        assertEquals("", outsideOfMarkup(html).replaceAll("[^<>]", ""), html);
    }

    /** Takes out the elements the forms are made of, each of which must be one of a few without a script. */
    private static String outsideOfMarkup(String html) {
        String text = html.replace(TableHtml.STYLE, "").replace(TensorForms.STYLE, "");
        Matcher element = MARKUP.matcher(text);
        while (element.find()) {
            String name =
                    element.group().replaceAll("[</>]", "").split(" ", 2)[0].strip();
            assertTrue(ELEMENTS.contains(name), element.group());
            assertTrue(!element.group().replaceAll("=\"[^\"]*\"", "").contains(" on"), element.group());
        }
        return element.reset().replaceAll("");
    }

    @Test
    void chartsAreDrawingsAlone() throws Exception {
        Set<String> drawing = Set.of(
                "svg",
                "title",
                "defs",
                "clipPath",
                "g",
                "path",
                "rect",
                "line",
                "polyline",
                "polygon",
                "ellipse",
                "text");
        for (String attack : ATTACKS) {
            for (Object chart : List.of(xy(attack), category(attack), pie(attack))) {
                String svg = Display.render(chart).forms().get(MimeBundle.SVG);
                NodeList elements = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("*");
                for (int i = 0; i < elements.getLength(); i++) {
                    Node element = elements.item(i);
                    assertTrue(drawing.contains(element.getNodeName()), element.getNodeName());
                    for (int k = 0; k < element.getAttributes().getLength(); k++) {
                        String name = element.getAttributes().item(k).getNodeName();
                        assertTrue(!name.startsWith("on") && !name.contains("href"), name);
                    }
                }
            }
        }
    }

    @Test
    void whatCannotBeShownIsTextAlone() {
        for (String attack : ATTACKS) {
            Displayable broken = () -> {
                throw new IllegalStateException(attack);
            };
            for (Object value : List.of(attack, new Worded(attack), new Thrower(attack), broken)) {
                assertEquals(
                        Set.of(MimeBundle.PLAIN), Display.render(value).forms().keySet());
            }
        }
    }

    @Test
    void controlsAndBarsAreEscaped() {
        List<MimeBundle> shown = Shown.by(() -> {
            for (String attack : ATTACKS) {
                Interact.interact(Interact.choice(attack, attack, "b"), choice -> choice);
                ProgressBar.start(0, 1).end(1, attack);
            }
        });
        assertEquals(3 * ATTACKS.size(), shown.size());
        shown.forEach(bundle -> {
            String html = bundle.forms().get(MimeBundle.HTML);
            assertTrue(!html.contains("<script>alert") && !html.contains("<img") && !html.contains(ATTRIBUTE), html);
        });
    }
}
