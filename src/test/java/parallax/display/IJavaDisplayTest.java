package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import parallax.tensor.Tensor;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** On the kernels' own renderers and messages; what is looked at is the JSON they send. */
class IJavaDisplayTest {
    private final DisplaySink nothing = new Nothing();
    private DisplaySink before;

    /** A kernel of theirs that keeps what it would send. */
    interface Stock {
        Object render(Object value);

        List<Object> shown();
    }

    static List<Named<Stock>> kernels() {
        return List.of(Named.of("IJava", new IJava()), Named.of("JJava", new JJava()));
    }

    @BeforeEach
    void sendNowhere() {
        before = Display.sendTo(nothing);
    }

    @AfterEach
    void sendAsBefore() {
        Display.sendTo(before);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void resultsLookAsTheyDoHere(Stock kernel) throws ReflectiveOperationException {
        IJavaDisplay.connect(kernel);
        XYChart chart = new XYChartBuilder().title("loss").build();
        chart.addSeries("a", new double[] {1, 2});
        for (Object value : List.of(
                Tensor.vector(1, 2),
                chart,
                Table.create("t", IntColumn.create("n", 1, 2)),
                Html.of("<b>x</b>"),
                new int[] {1, 2},
                Map.of("a", 1))) {
            assertEquals(Display.render(value).forms(), data(kernel.render(value)), value.toString());
        }
        assertTrue(data(kernel.render(chart)).get("image/svg+xml").contains("<svg"));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatTheyCanShowThemselvesStays(Stock kernel) throws ReflectiveOperationException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        Set<String> theirs = data(kernel.render(image)).keySet();
        IJavaDisplay.connect(kernel);
        assertEquals(theirs, data(kernel.render(image)).keySet());
        assertEquals(Map.of("text/plain", "<b>"), data(kernel.render("<b>")));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatIsDisplayedGoesToTheKernelUnderItsIdWithoutJson(Stock kernel) throws ReflectiveOperationException {
        IJavaDisplay.connect(kernel);
        MimeBundle bundle =
                MimeBundle.text("x").with(MimeBundle.HTML, "<b>x</b>").with("application/vnd.x+json", "{}");
        String id = Display.display((Displayable) () -> bundle);
        Display.updateDisplay(id, "y");
        Display.clearOutput(true);
        assertEquals(1, kernel.shown().size());
        assertEquals(
                Map.of("text/plain", "x", "text/html", "<b>x</b>"),
                data(kernel.shown().get(0)));
        assertEquals(
                id,
                json(kernel.shown().get(0))
                        .getAsJsonObject("transient")
                        .get("display_id")
                        .getAsString());
    }

    @Test
    void elsewhereNothingChanges() {
        IJavaDisplay.connect();
        assertThrows(NoSuchMethodException.class, () -> IJavaDisplay.connect("a kernel of another kind"));
        assertSame(nothing, Display.sendTo(nothing));
    }

    private static Map<String, String> data(Object sent) {
        Map<String, String> forms = new HashMap<>();
        json(sent).getAsJsonObject("data").asMap().forEach((type, form) -> forms.put(type, form.getAsString()));
        return forms;
    }

    private static JsonObject json(Object sent) {
        return new Gson().toJsonTree(sent).getAsJsonObject();
    }

    private record Nothing() implements DisplaySink {
        @Override
        public void display(String id, MimeBundle bundle) {}

        @Override
        public void update(String id, MimeBundle bundle) {}

        @Override
        public void clear(boolean wait) {}
    }

    static final class IJava extends io.github.spencerpark.jupyter.kernel.BaseKernel implements Stock {
        private final List<Object> shown = new ArrayList<>();

        @Override
        public Object render(Object value) {
            return getRenderer().render(value);
        }

        @Override
        public List<Object> shown() {
            return shown;
        }

        @Override
        public void display(io.github.spencerpark.jupyter.kernel.display.DisplayData data) {
            shown.add(data);
        }

        @Override
        public io.github.spencerpark.jupyter.kernel.display.DisplayData eval(String cell) {
            throw new UnsupportedOperationException(cell);
        }

        @Override
        public io.github.spencerpark.jupyter.kernel.LanguageInfo getLanguageInfo() {
            return new io.github.spencerpark.jupyter.kernel.LanguageInfo.Builder("Java").build();
        }
    }

    static final class JJava extends org.dflib.jjava.jupyter.kernel.BaseKernel implements Stock {
        private final List<Object> shown = new ArrayList<>();

        JJava() {
            super(
                    "JJava",
                    "1.0-a6",
                    new org.dflib.jjava.jupyter.kernel.LanguageInfo.Builder("Java").build(),
                    List.of(),
                    null,
                    new JupyterIO(StandardCharsets.UTF_8),
                    new CommManager(),
                    new Renderer(),
                    new MagicParser("%", "%%", new MagicTranspiler()),
                    new MagicsRegistry(),
                    false,
                    new StringStyler.Builder().build());
        }

        @Override
        public Object render(Object value) {
            return getRenderer().render(value);
        }

        @Override
        public List<Object> shown() {
            return shown;
        }

        @Override
        public void display(org.dflib.jjava.jupyter.kernel.display.DisplayData data) {
            shown.add(data);
        }

        @Override
        public Object evalRaw(String cell) {
            throw new UnsupportedOperationException(cell);
        }

        @Override
        public org.dflib.jjava.jupyter.kernel.display.DisplayData inspect(String cell, int at, boolean more) {
            throw new UnsupportedOperationException(cell);
        }

        @Override
        public org.dflib.jjava.jupyter.kernel.ReplacementOptions complete(String cell, int at) {
            throw new UnsupportedOperationException(cell);
        }

        @Override
        public String isComplete(String cell) {
            throw new UnsupportedOperationException(cell);
        }
    }
}
