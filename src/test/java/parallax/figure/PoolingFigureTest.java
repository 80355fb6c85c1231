package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

class PoolingFigureTest {
    private static final Tensor X = Tensor.matrix(new double[] {1, -2, 4}, new double[] {0, 5, 3});

    @Test
    void aStepForEachWindowWithItsEntries() {
        String text = PoolingFigure.max(X, Pooling.of(2).stride(1)).toString();
        assertTrue(text.contains("1. y[0,0] is the largest of 1, -2, 0, 5: 5."), text);
        assertTrue(text.contains("2. y[0,1] is the largest of -2, 4, 5, 3: 5."), text);
    }

    @Test
    void meansSayWhetherThePaddingCounts() {
        Pooling padded = Pooling.of(2).padding(1);
        assertTrue(PoolingFigure.average(X, padded, false).toString().contains("1. y[0,0] is the mean of 1: 1."));
        assertTrue(PoolingFigure.average(X, padded, true)
                .toString()
                .contains("1. y[0,0] is the mean, the padding's zeros counted, of 1: 0.25."));
    }

    @Test
    void backwardAddsUpWhereAnEntryWinsTwice() {
        String text = PoolingFigure.maxBackward(
                        X, Tensor.matrix(new double[] {10, 7}), Pooling.of(2).stride(1))
                .toString();
        assertTrue(text.contains("1. dy[0,0] = 10 goes to the winner, x[1,1]: dx[1,1] is now 10."), text);
        assertTrue(text.contains("2. dy[0,1] = 7 goes to the winner, x[1,1]: dx[1,1] is now 17."), text);
    }

    @Test
    void theWinnerStandsOut() {
        String html =
                PoolingFigure.max(X, Pooling.of(2).stride(1)).display().forms().get(MimeBundle.HTML);
        assertEquals(2, html.split("<td class=\"px-hot\" title=\"now\">5</td>", -1).length - 1);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PoolingFigure.max(Tensor.zeros(1, 2, 2), Pooling.of(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> PoolingFigure.maxBackward(
                        X, Tensor.zeros(2, 2), Pooling.of(2).stride(1)));
    }
}
