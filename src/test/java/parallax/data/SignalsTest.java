package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void signalsAreLearnableAndNotTrivial() {
        LabelledData data = Signals.digits(2000, 5);
        assertArrayEquals(new int[] {2000, 40, 1}, data.x().shape());
        assertEquals(data.first(30), Signals.digits(30, 5));
        assertEquals(-360627015, Arrays.hashCode(Signals.digits(20, 7).x().data()));
        Split<LabelledData> split = data.split(0.8, new Random(1));
        double nearestMean = Nearest.meanAccuracy(split);
        assertTrue(nearestMean > 0.2 && nearestMean < 0.6, "nearest class mean: " + nearestMean);
        double nearest = Nearest.accuracy(split.test(), split.train());
        assertTrue(nearest > nearestMean, "nearest neighbour: " + nearest);
    }
}
