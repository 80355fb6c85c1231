package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.nn.decode.BeamSearch;
import parallax.nn.decode.NextToken;

class BeamFigureTest {
    private static final List<String> WORDS = List.of("<start>", "<end>", "a", "the", "dog");
    private static final double[][] P = {
        {0, 0.05, 0.55, 0.4, 0},
        {0, 1, 0, 0, 0},
        {0, 0.3, 0.3, 0.1, 0.3},
        {0, 0.05, 0, 0, 0.95},
        {0, 0.9, 0.05, 0.05, 0},
    };
    private static final NextToken MODEL =
            tokens -> Arrays.stream(P[tokens[tokens.length - 1]]).map(Math::log).toArray();

    @Test
    void theFirstRoundAddsOneLogarithm() {
        String text = of(2).toString();
        // ln 0.55 = -0.598, ln 0.4 = -0.916
        assertTrue(
                text.contains("1. Of all longer texts these are kept: <start> a (-0.6); <start> the (-0.92)."), text);
    }

    @Test
    void itEndsWhereTheSearchEnds() {
        for (int width = 1; width <= 4; width++) {
            int[] best = search(width).decode(MODEL, new int[] {0}, 3).get(0).tokens();
            String words = Arrays.stream(best).mapToObj(WORDS::get).collect(Collectors.joining(" "));
            String text = of(width).toString();
            assertTrue(text.contains("The best is " + words + "."), text);
        }
    }

    @Test
    void whatIsKeptStandsOut() {
        String html = of(2).display().forms().get(MimeBundle.HTML);
        String first = html.substring(0, html.indexOf("data-say=\"Of all", html.indexOf("data-say=\"Of all") + 1));
        assertEquals(2, first.split("<td class=\"px-hot\"", -1).length - 1, first);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> BeamFigure.of(MODEL, WORDS, search(2), 0, 0));
        assertThrows(IllegalArgumentException.class, () -> BeamFigure.of(MODEL, WORDS.subList(0, 3), search(2), 0, 2));
    }

    private static StepsFigure of(int width) {
        return BeamFigure.of(MODEL, WORDS, search(width), 0, 3);
    }

    private static BeamSearch search(int width) {
        return new BeamSearch(1, width, 1);
    }
}
