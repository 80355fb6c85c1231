package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.tensor.Tensor;

class AttentionFigureTest {
    private static final Tensor Q = Tensor.matrix(new double[] {1, 2, 0, 1}, new double[] {0, 0, 0, 0});
    private static final Tensor K =
            Tensor.matrix(new double[] {1, 0, 3, 1}, new double[] {0, 2, 1, 0}, new double[] {9, 9, 9, 9});
    private static final Tensor V = Tensor.matrix(new double[] {10}, new double[] {20}, new double[] {90});
    private static final Tensor MASK = Tensor.matrix(new double[] {1, 1, 0}, new double[] {1, 1, 0});

    @Test
    void threeStepsForEachQueryWithItsNumbers() {
        String text = AttentionFigure.steps(Q, K, V, MASK, List.of("cat", "sat"), List.of("a", "b", "c"))
                .toString();
        assertTrue(
                text.contains(
                        "1. cat asks each key: the sums of products are a 2, b 4, c 36, each divided by the root of 4."),
                text);
        assertTrue(text.contains("2. Softmax makes weights of the scores of cat: they sum to 1."), text);
        assertTrue(text.contains("6. sat takes that much of each value."), text);
        assertTrue(text.endsWith("sat  15 "), text); // halfway between 10 and 20
    }

    @Test
    void whatIsForbiddenIsMarked() {
        String html = AttentionFigure.steps(Q, K, V, MASK, List.of("cat", "sat"), List.of("a", "b", "c"))
                .display()
                .forms()
                .get(MimeBundle.HTML);
        // the scores twice and the weights twice, for both queries
        assertEquals(8, html.split("px-none\" title", -1).length - 1, html);
    }

    @Test
    void mapsHaveTheTokensAndRoundToHundredths() {
        Tensor w = Tensor.matrix(new double[] {0.123456, 0.876544});
        String text =
                AttentionFigure.map(w, List.of("it"), List.of("the", "cat")).toString();
        assertTrue(text.contains("it") && text.contains("the") && text.contains("0.12 "), text);
        String heads = AttentionFigure.heads(w.reshape(1, 1, 2), List.of("it"), List.of("the", "cat"))
                .toString();
        assertTrue(heads.contains("0.88 "), heads);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AttentionFigure.map(Tensor.zeros(2, 2), List.of("a"), List.of("b", "c")));
        assertThrows(
                IllegalArgumentException.class,
                () -> AttentionFigure.heads(Tensor.zeros(2, 2), List.of("a"), List.of("b")));
    }
}
