package parallax.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TensorTextTest {
    @Test
    void alignsColumns() {
        assertEquals(
                """
                Tensor (2, 3)
                [[  1.0000,  -2.5000,   3.0000],
                 [100.0000,   0.1250, -33.3333]]""",
                Tensor.of(new int[] {2, 3}, 1, -2.5, 3, 100, 0.125, -100 / 3.0).toString());
    }

    @Test
    void setsMatricesApart() {
        assertEquals("""
                Tensor (2, 2, 1)
                [[[1.0000],
                  [2.0000]],

                 [[3.0000],
                  [4.0000]]]""", Tensor.of(new int[] {2, 2, 1}, 1, 2, 3, 4).toString());
    }

    @Test
    void elidesTheMiddleOfLongAxes() {
        Tensor row = Tensor.zeros(13);
        Arrays.setAll(row.data(), k -> k);
        assertEquals("""
                Tensor (13)
                [ 0.0000,  1.0000,  2.0000,  3.0000, ...,  9.0000, 10.0000, 11.0000, 12.0000]""", row.toString());
        Tensor column = row.reshape(13, 1);
        assertEquals("""
                Tensor (13, 1)
                [[ 0.0000],
                 [ 1.0000],
                 [ 2.0000],
                 [ 3.0000],
                 ...,
                 [ 9.0000],
                 [10.0000],
                 [11.0000],
                 [12.0000]]""", column.toString());
        assertTrue(Tensor.zeros(12).toString().indexOf("...") < 0);
    }

    @Test
    void elidedEntriesDoNotWidenTheColumns() {
        Tensor row = Tensor.zeros(20);
        row.set(12345, 10);
        assertTrue(row.toString().startsWith("Tensor (20)\n[0.0000, 0.0000"), row.toString());
    }

    @Test
    void choosesExponentsForLargeAndSmall() {
        assertEquals(
                "Tensor (2)\n[1.500e+07, 2.000e+00]", Tensor.vector(1.5e7, 2).toString());
        assertEquals(
                "Tensor (2)\n[1.500e-07, 0.000e+00]", Tensor.vector(1.5e-7, 0).toString());
    }

    @Test
    void showsWhatIsNoNumber() {
        assertEquals(
                "Tensor (3)\n[      NaN, -Infinity,    1.0000]",
                Tensor.vector(Double.NaN, Double.NEGATIVE_INFINITY, 1).toString());
    }

    @Test
    void scalarsAndEmptyTensors() {
        assertEquals("Tensor ()\n3.0000", Tensor.of(new int[0], 3).toString());
        assertEquals("Tensor (2, 0)\n(no entries)", Tensor.zeros(2, 0).toString());
    }

    @Test
    void manyRowsEndInDots() {
        String text = Tensor.zeros(12, 12, 12).toString();
        assertTrue(text.lines().count() < 80, text);
        assertTrue(text.endsWith("...]"), text);
    }

    @Test
    void aLargeTensorIsQuickToPrint() {
        Tensor large = Tensor.zeros(2000, 2000);
        assertTimeout(Duration.ofSeconds(2), large::toString);
    }

    @Test
    void isTheSameEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("Tensor (1)\n[0.5000]", Tensor.vector(0.5).toString());
        } finally {
            Locale.setDefault(before);
        }
    }
}
