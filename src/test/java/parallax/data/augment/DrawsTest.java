package parallax.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class DrawsTest {
    /** Against another library's distribution function; 1e-3 would fail one right generator in a thousand, and this seed is no such one. */
    @Test
    void betaNumbersAreBetaDistributed() {
        double[][] parameters = {{0.2, 0.2}, {1, 1}, {0.4, 2.5}, {3, 5}};
        for (double[] p : parameters) {
            Random random = new Random(7);
            double[] drawn = new double[2000];
            Arrays.setAll(drawn, k -> Draws.beta(p[0], p[1], random));
            double probability =
                    new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new BetaDistribution(p[0], p[1]), drawn);
            assertTrue(probability > 1e-3, Arrays.toString(p) + ": " + probability);
        }
    }

    @Test
    void verySmallParametersStillGiveANumber() {
        Random random = new Random(1);
        for (int k = 0; k < 1000; k++) {
            double lambda = Draws.beta(1e-3, 1e-3, random);
            assertTrue(lambda >= 0 && lambda <= 1, "" + lambda);
        }
    }

    @Test
    void placesAndAnglesReachTheirEnds() {
        int[] places = Draws.places(1000, -2, 3, new Random(1));
        assertEquals(6, Arrays.stream(places).distinct().count());
        assertEquals(-2, Arrays.stream(places).min().orElseThrow());
        assertEquals(3, Arrays.stream(places).max().orElseThrow());
        double[] angles = Draws.angles(1000, 15, new Random(1));
        assertTrue(Arrays.stream(angles).allMatch(a -> Math.abs(a) <= 15));
        assertTrue(Arrays.stream(angles).max().orElseThrow() > 14
                && Arrays.stream(angles).min().orElseThrow() < -14);
    }

    /** 10,000 draws: within 5 standard deviations. */
    @Test
    void flipsComeAsOftenAsAsked() {
        boolean[] flips = Draws.flips(10_000, 0.3, new Random(1));
        int count = 0;
        for (boolean flip : flips) {
            count += flip ? 1 : 0;
        }
        assertEquals(3000, count, 5 * Math.sqrt(10_000 * 0.3 * 0.7));
    }

    /** λ = 3/4 asks for sides of √(1/4) = 1/2, and an area of at most 1/4; of a box that is not cut off, exactly that. */
    @Test
    void boxesAreInsideAndNoLargerThanAsked() {
        Random random = new Random(1);
        int whole = 0;
        for (int k = 0; k < 1000; k++) {
            Box box = Draws.box(8, 12, 0.75, random);
            double kept = box.keptShare(8, 12);
            assertTrue(kept >= 0.75, box.toString());
            assertEquals(1 - box.height() * box.width() / 96.0, kept);
            whole += kept == 0.75 ? 1 : 0;
        }
        // The centre has 5 of 8 rows and 7 of 12 columns to leave the box, of 4 x 6, whole.
        assertEquals(1000 * 5 / 8.0 * 7 / 12, whole, 5 * Math.sqrt(1000 * 0.365 * 0.635));
        assertEquals(0, Draws.box(8, 12, 1, random).height());
    }

    /** Of parameters so small, it is 0 or 1, 1 with probability a / (a + b). */
    @Test
    void betaOfTheSmallestParameters() {
        for (double a : new double[] {1e-310, 1e-305, Double.MIN_VALUE}) {
            Random random = new Random(2);
            int ones = 0;
            for (int k = 0; k < 1000; k++) {
                double lambda = Draws.beta(a, a, random);
                assertTrue(lambda == 0 || lambda == 1, "λ is " + lambda);
                ones += lambda == 1 ? 1 : 0;
            }
            assertEquals(500, ones, 5 * Math.sqrt(250));
            assertEquals(0, Draws.beta(a, 1, random));
        }
    }

    @Test
    void placesReachTheLargestInt() {
        int negative = 0;
        for (int place : Draws.places(1000, -Integer.MAX_VALUE, Integer.MAX_VALUE, new Random(3))) {
            negative += place < 0 ? 1 : 0;
        }
        assertEquals(500, negative, 5 * Math.sqrt(250));
        assertEquals(Integer.MAX_VALUE, Draws.places(1, Integer.MAX_VALUE, Integer.MAX_VALUE, new Random(3))[0]);
    }

    @Test
    void saysWhatDoesNotFit() {
        Random random = new Random(1);
        assertRejects("random is null", () -> Draws.flips(1, 0.5, null));
        assertRejects("random is null", () -> Draws.box(2, 2, 0.5, null));
        assertRejects("n must be at least 0, is -1", () -> Draws.flips(-1, 0.5, random));
        assertRejects("n must be at least 0, is -1", () -> Draws.places(-1, 0, 1, random));
        assertRejects("n must be at least 0, is -1", () -> Draws.angles(-1, 1, random));
        assertRejects("probability must be from 0 to 1, is 1.5", () -> Draws.flips(1, 1.5, random));
        assertRejects("places from 2 to 1: there are none", () -> Draws.places(1, 2, 1, random));
        assertRejects("the largest angle must be at least 0 and finite, is -1.0", () -> Draws.angles(1, -1, random));
        assertRejects("a must be above 0 and finite, is 0.0", () -> Draws.beta(0, 1, random));
        assertRejects("b must be above 0 and finite, is NaN", () -> Draws.beta(1, Double.NaN, random));
        assertRejects("lambda must be from 0 to 1, is -0.5", () -> Draws.box(2, 2, -0.5, random));
    }
}
