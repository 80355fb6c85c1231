package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InteractTest {
    private static MimeBundle shown(Runnable cell) {
        List<MimeBundle> shown = Shown.by(cell);
        assertEquals(1, shown.size());
        return shown.get(0);
    }

    /** Returns what the page shows at first, and then the drawings that are hidden, in their order. */
    private static List<String> shots(MimeBundle bundle) {
        String[] parts = bundle.forms().get(MimeBundle.HTML).split("<div class=\"px-shot\"");
        List<String> shots = new ArrayList<>();
        Arrays.stream(parts)
                .skip(1)
                .forEach(part -> shots.add((part.startsWith(" hidden>") ? "hidden " : "")
                        + part.replaceAll("^.*?>(?:<pre>)?|</?(?:pre|div)>.*(?s:.*)$", "")));
        return shots;
    }

    @Test
    void drawsEverySettingOnceAndShowsTheFirst() {
        List<Integer> drawn = new ArrayList<>();
        MimeBundle bundle = shown(() -> Interact.interact(Interact.slider("n", 1, 7, 3), n -> {
            drawn.add(n);
            return n * n;
        }));
        assertEquals(List.of(1, 4, 7), drawn);
        assertEquals(List.of("1", "hidden 16", "hidden 49"), shots(bundle));
        assertEquals("n: 1\n1", bundle.plain());
    }

    @Test
    void theLastControlCountsFastest() {
        MimeBundle bundle = shown(() -> Interact.interact(
                Interact.choice("mark", "a", "b").at("b"),
                Interact.slider("n", 1, 3).at(2),
                (mark, n) -> mark + n));
        assertEquals(List.of("hidden a1", "hidden a2", "hidden a3", "hidden b1", "b2", "hidden b3"), shots(bundle));
        assertEquals("mark: b, n: 2\nb2", bundle.plain());
    }

    @Test
    void bothEndsOfASliderOverNumbersAreReached() {
        assertEquals(11, Interact.slider("t", 0, 1, 0.1).values().size());
        assertEquals(List.of(0.5), Interact.slider("t", 0.5, 0.5, 1.0).values());
        assertEquals(List.of(1, 3), Interact.slider("t", 1, 4, 2).values());
    }

    @Test
    void whatComesFromDataIsEscaped() {
        String evil = "\"><script>alert(1)</script>";
        MimeBundle bundle = shown(() -> Interact.interact(Interact.choice(evil, evil), value -> value));
        String html = bundle.forms().get(MimeBundle.HTML);
        assertFalse(html.contains("<script>alert"), html);
        assertTrue(html.contains("&quot;&gt;&lt;script&gt;alert(1)"), html);
    }

    @Test
    void picturesAreInThePage() {
        MimeBundle bundle = shown(() -> Interact.interact(
                Interact.slider("width", 1, 2), w -> new BufferedImage(w, 1, BufferedImage.TYPE_INT_RGB)));
        String html = bundle.forms().get(MimeBundle.HTML);
        assertTrue(html.contains("<img src=\"data:image/png;base64,"), html);
        assertTrue(html.contains("alt=\"BufferedImage, 2 x 1 pixels\""), html);
        assertTrue(bundle.plain().endsWith("BufferedImage, 1 x 1 pixels"));
    }

    @Test
    void refusesWhatAPageCannotHold() {
        assertRefused("n has 201 values, 200 can be drawn: take larger steps", () -> Interact.slider("n", 0, 200));
        assertRefused("n cannot go from 2.0 to 1.0 by steps of 1.0", () -> Interact.slider("n", 2, 1));
        assertRefused("n cannot go from 0.0 to 1.0 by steps of 0.0", () -> Interact.slider("n", 0, 1, 0.0));
        assertRefused("mark has no value to set", () -> Interact.choice("mark"));
        assertRefused(
                "n cannot be 9, its values are [1, 2]",
                () -> Interact.slider("n", 1, 2).at(9));
        assertRefused(
                "these are 400 settings, 200 can be drawn: take larger steps",
                () -> Interact.interact(Interact.slider("a", 1, 20), Interact.slider("b", 1, 20), (a, b) -> a + b));
    }

    @Test
    void aDrawingThatFailsFailsTheCell() {
        assertThrows(ArithmeticException.class, () -> Interact.interact(Interact.slider("n", 0, 1), n -> 1 / n));
    }

    private static void assertRefused(String message, Runnable cell) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, cell::run).getMessage());
    }
}
