package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void givesEveryItemAndEndsFull() {
        List<String> shown = new ArrayList<>();
        DisplaySink before = Display.sendTo(new DisplaySink() {
            @Override
            public void display(String id, MimeBundle bundle) {
                shown.add(bundle.plain());
            }

            @Override
            public void update(String id, MimeBundle bundle) {
                shown.add(bundle.plain());
            }

            @Override
            public void clear(boolean wait) {
                shown.clear();
            }
        });
        try {
            int sum = 0;
            for (int step : Progress.range(10_000)) {
                sum += step;
            }
            assertEquals(49_995_000, sum);
        } finally {
            Display.sendTo(before);
        }
        assertTrue(shown.get(0).contains("0 of 10000"), shown.get(0));
        assertTrue(shown.get(shown.size() - 1).contains("] 10000 of 10000"), shown.toString());
        assertTrue(shown.size() < 100, "drawn " + shown.size() + " times");
    }
}
