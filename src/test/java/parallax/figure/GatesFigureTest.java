package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.tensor.Tensor;

class GatesFigureTest {
    // One unit; all sums are 0 at the first step but that of g, which is 2 · 3 + 1 · 0.5 = 6.5.
    private static final Tensor X = Tensor.matrix(new double[] {3}, new double[] {0});
    private static final Tensor W = Tensor.of(new int[] {4, 1}, 0, 0, 2, 0);
    private static final Tensor U = Tensor.of(new int[] {4, 1}, 0, 0, 1, 0);
    private static final Tensor B = Tensor.zeros(4);

    @Test
    void fourStepsForEachTokenWithItsNumbers() {
        String html = lstm(List.of("a", "b")).display().forms().get(MimeBundle.HTML);
        assertEquals(8, html.split("class=\"px-step\"", -1).length - 1, html);
        String text = lstm(List.of("a", "b")).toString();
        assertTrue(text.contains("1. a comes in"), text);
        assertTrue(text.contains("g[0]") && text.contains("6.5"), text);
        // c = 0.5 · 4 + 0.5 · tanh(6.5) = 2.5
        assertTrue(html.contains(">2.5<"), html);
    }

    @Test
    void unitsOverTimeAreRoundedToTenths() {
        Tensor steps = Tensor.zeros(2, 6, 3);
        steps.set(0.9321, 1, 4, 2);
        String text = GatesFigure.overTime(steps, List.of("a", "b")).toString();
        assertTrue(text.contains("3. Unit 2"), text);
        assertTrue(text.contains("0.9 "), text);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> lstm(List.of("a")));
        assertThrows(
                IllegalArgumentException.class, () -> GatesFigure.overTime(Tensor.zeros(2, 5, 3), List.of("a", "b")));
        assertThrows(IllegalArgumentException.class, () -> GatesFigure.overTime(Tensor.zeros(2, 6), List.of("a", "b")));
    }

    private static StepsFigure lstm(List<String> tokens) {
        return GatesFigure.lstm(X, Tensor.vector(0.5), Tensor.vector(4), W, U, B, tokens);
    }
}
