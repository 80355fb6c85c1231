package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GlyphsTest {
    private final LabelledData digits = Glyphs.digits(1000, 7);

    @Test
    void areImagesFromPaperToInk() {
        assertArrayEquals(new int[] {1000, 1, 28, 28}, digits.x().shape());
        for (int n = 0; n < digits.size(); n++) {
            double[] image = digits.select(n).x().data();
            assertTrue(Arrays.stream(image).allMatch(v -> v >= 0 && v <= 1), "digit " + n);
            assertTrue(Arrays.stream(image).max().orElseThrow() > 0.5, "there is ink in digit " + n);
            double ink = Arrays.stream(image).filter(v -> v > 0.4).count() / 784.0;
            assertTrue(ink > 0.02 && ink < 0.35, "digit " + n + " has " + ink + " of its paper inked");
        }
    }

    @Test
    void goRoundTheClasses() {
        assertEquals(
                "LabelledData x (25, 1, 28, 28), 3 0, 3 1, 3 2, 3 3, 3 4, 2 5, 2 6, 2 7, 2 8, 2 9",
                Glyphs.digits(25, 3).toString());
        assertEquals("7", digits.className(17));
    }

    /** A sum written down once: another machine or Java must draw the same. */
    @Test
    void areTheSameEverywhere() {
        assertEquals(-635098177, Arrays.hashCode(Glyphs.digits(20, 7).x().data()));
    }

    @Test
    void dependOnTheSeedAlone() {
        assertEquals(digits, Glyphs.digits(1000, 7));
        assertEquals(digits.first(30), Glyphs.digits(30, 7));
        assertNotEquals(digits.first(30), Glyphs.digits(30, 8));
    }

    @Test
    void noTwoAreAlike() {
        for (int n = 10; n < 200; n++) {
            assertNotEquals(digits.select(n).x(), digits.select(n - 10).x());
        }
    }

    @Test
    void comeInOtherSizes() {
        assertArrayEquals(
                new int[] {12, 1, 16, 16}, Glyphs.digits(12, 16, 7).x().shape());
        assertArrayEquals(new int[] {2, 1, 8, 8}, Glyphs.digits(2, 8, 7).x().shape());
    }

    /** To compare with the classes' mean images is right for four of five, as with MNIST's (82 %): enough to learn, room to learn. */
    @Test
    void areLearnableAndNotTrivial() {
        Split<LabelledData> split = Glyphs.digits(3000, 11).split(0.8, new Random(1));
        double nearestMean = Nearest.meanAccuracy(split);
        assertTrue(nearestMean > 0.7 && nearestMean < 0.9, "nearest class mean: " + nearestMean);
        double nearest = Nearest.accuracy(split.test(), split.train());
        assertTrue(nearest > 0.92, "nearest neighbour: " + nearest);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertRejects("count must be at least 1, is 0", () -> Glyphs.digits(0, 7));
        assertRejects("side must be at least 8, is 7", () -> Glyphs.digits(1, 7, 7));
    }
}
