package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.Indices;

class TextsTest {
    @Test
    void theStoryIsSmallAndPlain() {
        String story = Texts.lighthouse();
        assertTrue(story.startsWith("The keeper of the lamp\n"), story.substring(0, 30));
        assertTrue(story.length() > 3000 && story.length() < 6000, "" + story.length());
        Vocabulary vocabulary = Vocabulary.characters(story);
        assertTrue(vocabulary.size() < 64, vocabulary.toString());
        assertEquals(story, vocabulary.decode(vocabulary.encode(story)));
    }

    @Test
    void windowsSayWhatComesNext() {
        TextWindows windows = TextWindows.of(new int[] {10, 11, 12, 13, 14, 15, 16, 17}, 3);
        assertEquals(2, windows.size());
        TextWindows.Batch batch = windows.batch(1, 0);
        assertEquals(Indices.of(new int[][] {{13, 14, 15}, {10, 11, 12}}), batch.input());
        assertEquals(Indices.of(new int[][] {{14, 15, 16}, {11, 12, 13}}), batch.target());
        assertArrayEquals(new int[] {14, 15, 16, 11, 12, 13}, batch.labels());
        assertEquals(6, batch.oneHot(20).sum());
        assertEquals(1, batch.oneHot(20).get(0, 2, 15));
        assertEquals(1, windows.split(0.5, new Random(1)).test().size());
        assertEquals(1, TextWindows.of(new int[] {1, 2, 3, 4}, 3).size());
        assertRejects("a window of 3 steps needs 4 tokens, there are 3", () -> TextWindows.of(new int[3], 3));
        assertRejects(
                "token 4 at [0, 2], size is 4",
                () -> TextWindows.of(new int[] {1, 3, 4, 2}, 3).batch(0).oneHot(4));
        assertRejects("steps must be at least 1, is 0", () -> TextWindows.of(new int[3], 0));
    }
}
