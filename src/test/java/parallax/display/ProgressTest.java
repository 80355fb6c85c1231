package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void givesEveryItemAndEndsFull() {
        List<String> shown = shown(() -> {
            int sum = 0;
            for (int step : Progress.range(10_000)) {
                sum += step;
            }
            assertEquals(49_995_000, sum);
        });
        assertTrue(shown.get(0).contains("0 of 10000"), shown.get(0));
        assertTrue(shown.get(shown.size() - 1).contains("] 10000 of 10000"), shown.toString());
        assertTrue(shown.size() < 100, "drawn " + shown.size() + " times");
    }

    @Test
    void tellsHowFastAndHowLongStill() {
        List<String> shown = shown(() -> {
            ProgressBar bar = ProgressBar.start(10, 40);
            bar.at(11, "drawn a moment ago, so not again");
            bar.end(25, "loss 0.5");
        });
        assertEquals(2, shown.size(), shown.toString());
        assertTrue(shown.get(0).startsWith("[#######.......................] 10 of 40, 0.0 s"), shown.get(0));
        assertTrue(
                shown.get(1)
                        .matches(
                                "\\[#{18}\\.{12}\\] 25 of 40, \\d+\\.\\d s, \\d+\\.\\d/s, \\d+\\.\\d s left, loss 0\\.5"),
                shown.get(1));
    }

    /** Returns the texts drawn while the work is done. */
    private static List<String> shown(Runnable work) {
        return Shown.by(work).stream().map(MimeBundle::plain).toList();
    }
}
