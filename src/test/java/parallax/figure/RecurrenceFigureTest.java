package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.tensor.Tensor;

class RecurrenceFigureTest {
    private static final RecurrentParameters<Tensor> P = new RecurrentParameters<>(
            Tensor.matrix(new double[] {1}, new double[] {-2}),
            Tensor.matrix(new double[] {0.5, 0}, new double[] {1, 2}),
            Tensor.vector(0, 0.25),
            Tensor.vector(0, 0.25));

    @Test
    void eachStepShowsItsProductsAndItsState() {
        String text = RecurrenceFigure.steps(
                        Tensor.matrix(new double[] {1}, new double[] {0}), Tensor.vector(2, 0.5), P)
                .toString();
        // 1*1 + (0.5*2 + 0*0.5) + 0 = 2 and -2*1 + (1*2 + 2*0.5) + 0.5 = 1.5; tanh 2 = 0.9640, tanh 1.5 = 0.9051
        assertTrue(
                text.contains("1. Step 0: unit 0 gets 1 from the input, 1 from the state and 0 as bias, together 2; "
                        + "unit 1 gets -2 from the input, 3 from the state and 0.5 as bias, together 1.5."),
                text);
        assertTrue(
                text.contains("2. tanh makes the new state of the sums: h[0] is 0.964, 0.9051. Step 1 starts from it."),
                text);
        // 0.5 * 0.9640 = 0.4820; 0.9640 + 2 * 0.9051 = 2.7743
        assertTrue(
                text.contains(
                        "3. Step 1: unit 0 gets 0 from the input, 0.482 from the state and 0 as bias, together 0.482; "
                                + "unit 1 gets 0 from the input, 2.7743 from the state and 0.5 as bias, together 3.2743."),
                text);
        assertTrue(text.contains("It is the end."), text);
    }

    @Test
    void whatIsToComeIsNotShown() {
        String html = RecurrenceFigure.steps(
                        Tensor.matrix(new double[] {1}, new double[] {0}, new double[] {0}), Tensor.vector(0, 0), P)
                .display()
                .forms()
                .get(MimeBundle.HTML);
        // after step 0 two rows of two states are missing, after step 1 one
        assertEquals(6, html.split("<td>·</td>", -1).length - 1);
    }

    @Test
    void statesHaveARowForEachUnitAndAColumnForEachStep() {
        String text = RecurrenceFigure.states(
                        Tensor.matrix(new double[] {0.123, -1}, new double[] {0.5, 0}, new double[] {0, 1}),
                        List.of("a", "b", "c"))
                .toString();
        assertTrue(text.matches("(?s).*\\ba +b +c\\b.*unit 0 +0.12 +0.5 +0 .*unit 1 +-1 +0 +1\\b.*"), text);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> RecurrenceFigure.steps(Tensor.zeros(1, 2), Tensor.zeros(2), P));
        assertThrows(IllegalArgumentException.class, () -> RecurrenceFigure.steps(Tensor.zeros(2), Tensor.zeros(2), P));
        assertThrows(
                IllegalArgumentException.class,
                () -> RecurrenceFigure.states(Tensor.zeros(2, 3), List.of("three", "names", "given")));
    }
}
