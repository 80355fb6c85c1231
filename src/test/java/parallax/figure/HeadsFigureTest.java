package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;

class HeadsFigureTest {
    @Test
    void aStepForEachTokenOfEachHead() {
        String text = HeadsFigure.split(3, 4, 2).toString();
        assertTrue(text.contains("1. Head 0 takes features 0 to 1 of token 0."), text);
        assertTrue(text.contains("3. Head 0 takes features 0 to 1 of token 2."), text);
        assertTrue(text.contains("4. Head 1 takes features 2 to 3 of token 0."), text);
    }

    @Test
    void theLastStepIsTheReshape() {
        String text = HeadsFigure.split(3, 4, 2).toString();
        String last = text.substring(text.indexOf("7. "));
        assertTrue(last.contains("So head 0 would get numbers of tokens 0 to 1 alone."), last);
        // x in memory: 00 01 02 03 | 10 11 12 13 | 20 21 22 23, so rows of two are 00 01, 02 03, 10 11 and so on
        String head = last.substring(last.indexOf("head 0\n"));
        assertEquals("head 0 0 00 01 1 02 03 2 10 11 head 1 0 12 13 1 20 21 2 22 23", words(head));
    }

    @Test
    void whatMovesIsMarkedOnBothSides() {
        String html = HeadsFigure.split(2, 4, 2).display().forms().get(MimeBundle.HTML);
        assertTrue(html.contains("<td class=\"px-hot\" title=\"now\">00</td>"), html);
        assertTrue(html.contains("<td class=\"px-now\" title=\"computed now\">00</td>"), html);
        assertTrue(html.contains("<td class=\"px-now\" title=\"computed now\">13</td>"), html);
    }

    @Test
    void oneFeatureAHead() {
        assertTrue(HeadsFigure.split(1, 3, 3).toString().contains("3. Head 2 takes feature 2 of token 0."));
        assertTrue(HeadsFigure.split(2, 2, 2).toString().contains("So head 0 would get numbers of token 0 alone."));
    }

    @Test
    void whatCannotBeCutIsRefused() {
        Exception uneven = assertThrows(IllegalArgumentException.class, () -> HeadsFigure.split(2, 5, 2));
        assertEquals("5 features cannot be cut into 2 equal heads", uneven.getMessage());
        assertThrows(IllegalArgumentException.class, () -> HeadsFigure.split(0, 4, 2));
    }

    private static String words(String text) {
        return String.join(" ", text.strip().split("\\s+"));
    }
}
