package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.display.MimeBundle;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

class ConvolutionFigureTest {
    private static final Tensor X = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    private static final Tensor W = Tensor.matrix(new double[] {1, -1}, new double[] {0.5, 2});

    static List<Window> windows() {
        Window unit = Window.unit();
        return List.of(
                unit,
                unit.stride(2).padding(1),
                unit.dilation(2, 1).padding(2, 3),
                unit.groups(2).stride(3, 1));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void everyOutputOfTheTraceIsTheConvolutions(Window window) {
        Random random = new Random(5);
        Tensor x = Tensor.randn(random, 2, 4, 5, 6);
        Tensor w = Tensor.randn(random, 6, 4 / window.groups(), 3, 2);
        Tensor b = Tensor.randn(random, 6);
        Tensor y = new NaiveConv2d(window).forward(x, w, b);
        ConvolutionTrace trace = ConvolutionTrace.of(x, w, b, window, 1_000_000);
        int per = 1 + 4 / window.groups() * 3 * 2;
        assertEquals(y.length() * per, trace.steps().size());
        for (int k = 0; k < y.length(); k++) {
            ConvolutionTrace.Step last = trace.steps().get((k + 1) * per - 1);
            assertEquals(y.data()[k], last.sum());
            assertEquals(y.data()[k], y.get(last.n(), last.o(), last.i(), last.j()));
        }
    }

    @Test
    void plainTextShowsEveryProduct() {
        assertEquals(
                """
                Convolution: input (2, 3), kernel (2, 2), stride 1, padding 0, output (1, 2)

                  bias b = 0.5, sum so far 0.5
                  x[0,0] × w[0,0]: 1 × 1 = 1, sum so far 1.5
                  x[0,1] × w[0,1]: 2 × -1 = -2, sum so far -0.5
                  x[1,0] × w[1,0]: 4 × 0.5 = 2, sum so far 1.5
                  x[1,1] × w[1,1]: 5 × 2 = 10, sum so far 11.5
                That is y[0,0] = 11.5. Each of the 2 outputs is such a sum:

                y = Tensor (1, 2)
                [[11.5000, 14.0000]]""",
                ConvolutionFigure.of(X, W, Tensor.vector(0.5), Window.unit())
                        .display()
                        .plain());
    }

    @Test
    void paddingIsNamed() {
        String text = ConvolutionFigure.of(X, W, null, Window.unit().padding(1)).toString();
        assertTrue(text.contains("\n  padding × w[0,0]: 0 × 1 = 0, sum so far 0\n"), text);
        assertTrue(text.contains("\n  x[0,0] × w[1,1]: 1 × 2 = 2, sum so far 2\n"), text);
    }

    @Test
    void htmlStandsAlone() {
        String html = html(
                ConvolutionFigure.of(X, W, Tensor.vector(0.5), Window.unit().padding(1)));
        assertFalse(html.matches("(?s).*(https?:|src=|href=|url\\(|@import|<link).*"), "nothing from elsewhere");
        assertFalse(html.contains(" id=\""), "several figures on a page do not clash");
        assertTrue(html.contains("prefers-color-scheme: dark") && html.contains("prefers-reduced-motion"));
        assertTrue(html.contains("aria-live=\"polite\"") && html.contains("tabindex=\"0\""));
        assertEquals(4 * 5, html.split("<td data-c=\"x\"", -1).length - 1, "the padded input");
        assertEquals(3 * 4, html.split("<td data-c=\"y\"", -1).length - 1);
    }

    @Test
    void withoutScriptsTheFirstOutputIsWorkedOut() {
        String html = html(ConvolutionFigure.of(X, W, null, Window.unit())).replaceAll("(?s)<script>.*</script>", "");
        assertTrue(html.contains("<small>2 × -1 =</small> <b>-2</b>"), html);
        assertTrue(html.contains("y[0,0] = the sum of the products = 11"), html);
        assertTrue(html.contains("x[1,1] × w[1,1]: 5 × 2 = 10, sum so far 11"), html);
    }

    @Test
    void tooManyStepsAreCappedAndSaid() {
        Tensor x = Tensor.zeros(1, 1, 18, 18);
        String html = html(ConvolutionFigure.of(x, Tensor.zeros(1, 1, 7, 7), null, Window.unit()));
        assertTrue(html.contains("144 outputs are too many to step through: here are the first 102."), html);
        assertTrue(html.length() < 400_000, "length " + html.length());
    }

    @Test
    void whatIsTooLargeToDrawIsSaid() {
        String html = html(ConvolutionFigure.of(Tensor.zeros(200, 200), Tensor.zeros(3, 3)));
        assertTrue(html.contains("Too large to draw"), html);
        assertFalse(html.contains("<script"));
        assertTrue(html.length() < 20_000, "length " + html.length());
    }

    @Test
    void infinityIsShown() {
        String text = ConvolutionFigure.of(X.map(v -> v == 2 ? Double.POSITIVE_INFINITY : v), W)
                .toString();
        assertTrue(text.contains("∞ × -1 = -∞"), text);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Tensor three = Tensor.zeros(1, 3, 2, 2);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> ConvolutionFigure.of(three, Tensor.zeros(1, 2, 1, 1)));
        assertTrue(e.getMessage().contains("3") && e.getMessage().contains("2"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ConvolutionFigure.of(null, W));
        assertThrows(IllegalArgumentException.class, () -> ConvolutionFigure.of(X.map(v -> Double.NaN), W));
        assertThrows(IllegalArgumentException.class, () -> ConvolutionFigure.of(X, W, Tensor.zeros(2), Window.unit()));
    }

    private static String html(ConvolutionFigure figure) {
        return figure.display().forms().get(MimeBundle.HTML);
    }
}
