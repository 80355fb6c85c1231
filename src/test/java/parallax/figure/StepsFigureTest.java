package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.tensor.Tensor;

class StepsFigureTest {
    private static final Tensor X = Tensor.matrix(new double[] {1, -2, 3}, new double[] {0.5, 5, 6});

    private static StepsFigure figure() {
        return StepsFigure.of("Looking <around>")
                .step(
                        "First & \"foremost\".",
                        Grid.of("x", X)
                                .rows(List.of("a", "<b>"))
                                .columns(List.of("one", "two", "three"))
                                .shaded(6)
                                .mark(Grid.Mark.HOT, 0, 0))
                .step("Then.", Grid.of("x", X).mark(Grid.Mark.WINDOW, 1, 1).mark(Grid.Mark.NONE, 1, 2));
    }

    @Test
    void htmlStandsAloneAndIsEscaped() {
        String html = figure().display().forms().get(MimeBundle.HTML);
        assertFalse(html.matches("(?s).*(https?:|src=|href=|url\\(|@import|<link).*"), "nothing from elsewhere");
        assertFalse(html.contains(" id=\""), "several figures on a page do not clash");
        assertTrue(html.contains("prefers-color-scheme: dark") && html.contains("prefers-reduced-motion"));
        assertTrue(html.contains("aria-live=\"polite\"") && html.contains("tabindex=\"0\""));
        assertTrue(html.contains("Looking &lt;around&gt;") && html.contains("<th scope=\"row\">&lt;b&gt;</th>"), html);
        assertTrue(html.contains("data-say=\"First &amp; &quot;foremost&quot;.\""), html);
        assertEquals(2 * 6, html.split("<td", -1).length - 1);
    }

    @Test
    void withoutScriptsTheFirstStepAloneIsShown() {
        String html = figure().display().forms().get(MimeBundle.HTML);
        assertTrue(html.contains("<div class=\"px-step\" data-say=\"First"), html);
        assertTrue(html.contains("<div class=\"px-step\" hidden data-say=\"Then.\""), html);
    }

    @Test
    void oneStepHasNothingToPress() {
        String html = StepsFigure.of("One")
                .step("All.", Grid.of("x", X))
                .display()
                .forms()
                .get(MimeBundle.HTML);
        assertFalse(html.contains("<button") || html.contains("<script") || html.contains("tabindex"), html);
        assertTrue(html.contains("All.") && html.contains("<summary>The same in words</summary>"), html);
    }

    @Test
    void marksAreToldBySignAndShadesBySize() {
        String html = figure().display().forms().get(MimeBundle.HTML);
        assertTrue(html.contains("<td class=\"px-hot\" title=\"now\">1</td>"), html);
        assertTrue(html.contains("<td class=\"px-shade px-minus\" style=\"--much:33%\">-2</td>"), html);
        assertTrue(html.contains("<td class=\"px-shade px-dark\" style=\"--much:100%\">6</td>"), html);
    }

    @Test
    void theTextHasAllStepsAndTheNumbersOfTheFirstAndTheLast() {
        assertEquals("""
                Looking <around>

                1. First & "foremost".

                x
                      one   two three
                  a   [1]   -2     3\s
                <b>  0.5     5     6\s

                2. Then.

                x
                    1    -2     3\s
                  0.5    (5)    6-""", figure().toString());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertEquals(
                "the grid \"x\" has 2 rows, there are 1 names",
                message(() -> Grid.of("x", X).rows(List.of("a"))));
        assertEquals(
                "the grid \"x\" has no cell (2, 0)",
                message(() -> Grid.of("x", X).mark(Grid.Mark.NOW, 2, 0)));
        assertEquals("a grid has 1 or 2 axes, the tensor has 3", message(() -> Grid.of("x", Tensor.zeros(1, 1, 1))));
        assertEquals(
                "\"large\" would have 12100 cells in 1 steps, at most 12000 can be drawn: try fewer steps or smaller grids",
                message(() -> StepsFigure.of("large").step("All.", Grid.of("x", Tensor.zeros(110, 110)))));
    }

    private static String message(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }
}
