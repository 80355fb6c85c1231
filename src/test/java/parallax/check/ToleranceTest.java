package parallax.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parallax.tensor.Tensor;

class ToleranceTest {
    private static final Tolerance T = new Tolerance(0.01, 0.1);

    @Test
    void isTheSumOfBothParts() {
        // Allowed at 100: 0.1 + 0.01 · 100.
        assertEquals(1, T.share(101.1, 100, 1), 1e-9);
        assertEquals(0.5, T.share(99.45, 100, 1), 1e-9);
        assertEquals(2, T.share(0.2, 0, 0), 1e-9);
        // Beside an entry of 1000, 0.1 · 1000 + 0.01 · 100.
        assertEquals(1, T.share(201, 100, 1000), 1e-9);
    }

    @Test
    void infinitiesAndNaN() {
        double inf = Double.POSITIVE_INFINITY;
        assertEquals(0, T.share(inf, inf, 1));
        assertEquals(inf, T.share(-inf, inf, 1));
        assertEquals(inf, T.share(1, inf, 1));
        assertEquals(inf, T.share(inf, 1, 1));
        assertEquals(inf, T.share(Double.NaN, 1, 1));
    }

    @Test
    void rejectsWhatIsNoTolerance() {
        assertEquals(
                "rtol must be at least 0 and finite, is -1.0",
                assertThrows(IllegalArgumentException.class, () -> new Tolerance(-1, 0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Tolerance(0, Double.NaN));
    }

    @Test
    void comparisonsNameTheWorstEntry() {
        Tensor expected = Tensor.matrix(new double[] {1, 2}, new double[] {3, 4});
        Tensor actual = Tensor.matrix(new double[] {1, 2.5}, new double[] {3, 5.5});
        Comparison comparison = Comparison.of("y", expected, actual, new Tolerance(0.1, 0));
        assertFalse(comparison.passed());
        assertEquals("y[1, 1] is 5.5, expected 4.0 (error 1.5e+00; 2 of 4 entries are wrong)", comparison.toString());
        assertEquals(
                "y[0, 1]",
                Comparison.of("y", expected, Tensor.matrix(new double[] {1, 1}, new double[] {3, 4.5}), T)
                        .place());
    }

    @Test
    void comparisonsOfWhatCannotBeCompared() {
        Tensor y = Tensor.zeros(2, 3);
        assertEquals(
                "y has shape (3, 2), expected (2, 3)",
                Comparison.of("y", y, Tensor.zeros(3, 2), T).toString());
        assertFalse(Comparison.of("y", y, null, T).passed());
        Tensor nan = y.copy();
        nan.set(Double.NaN, 1, 2);
        Comparison comparison = Comparison.of("y", y, nan, T);
        assertFalse(comparison.passed());
        assertEquals("y[1, 2]", comparison.place());
        assertTrue(Comparison.of("y", Tensor.zeros(0), Tensor.zeros(0), T).passed());
    }

    @Test
    void reportsSayHowManyAgreeAndOfManyOnlyWhatMatters() {
        Comparison good = Comparison.of("y", Tensor.vector(1), Tensor.vector(1), T);
        Comparison bad = Comparison.of("dx", Tensor.vector(1), Tensor.vector(3), T);
        Report report = new Report("title", java.util.List.of(good, bad));
        assertFalse(report.passed());
        assertEquals("""
                title: 1 of 2 agree
                ✓ y: 1 entries, largest error 0.0e+00 at y[0]
                ✗ dx[0] is 3.0, expected 1.0 (error 2.0e+00; 1 of 1 entries are wrong)""", report.toString());
        assertFalse(new Report("nothing", java.util.List.of()).passed());
        assertEquals(
                2,
                new Report("many", java.util.Collections.nCopies(50, good))
                        .toString()
                        .lines()
                        .count());
    }
}
