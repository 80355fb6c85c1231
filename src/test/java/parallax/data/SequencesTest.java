package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void echoSaysAgainWhatWas() {
        TargetData echo = Sequences.echo(50, 9, 3, 1);
        assertArrayEquals(new int[] {50, 9, 1}, echo.x().shape());
        for (int n = 0; n < 50; n++) {
            for (int t = 0; t < 9; t++) {
                assertEquals(t < 3 ? 0 : echo.x().get(n, t - 3, 0), echo.y().get(n, t, 0));
            }
        }
    }

    @Test
    void parityIsTheSumsLastBit() {
        TargetData parity = Sequences.runningParity(40, 7, 1);
        for (int n = 0; n < 40; n++) {
            int sum = 0;
            for (int t = 0; t < 7; t++) {
                sum += (int) parity.x().get(n, t, 0);
                assertEquals(sum % 2, parity.y().get(n, t, 0));
            }
        }
        double ones = parity.x().sum() / parity.x().length();
        assertTrue(ones > 0.4 && ones < 0.6, "share of ones " + ones);
    }

    @Test
    void addingMarksOneNumberInEachHalf() {
        TargetData adding = Sequences.adding(60, 7, 1);
        for (int n = 0; n < 60; n++) {
            double sum = 0;
            int early = 0;
            int late = 0;
            for (int t = 0; t < 7; t++) {
                assertTrue(adding.x().get(n, t, 0) >= 0 && adding.x().get(n, t, 0) < 1);
                sum += adding.x().get(n, t, 0) * adding.x().get(n, t, 1);
                early += t < 3 ? (int) adding.x().get(n, t, 1) : 0;
                late += t < 3 ? 0 : (int) adding.x().get(n, t, 1);
            }
            assertEquals(sum, adding.y().get(n, 0), 1e-15);
            assertEquals(1, early);
            assertEquals(1, late);
        }
    }

    /** The variance of a sum of two uniform numbers: 1/12 + 1/12. */
    @Test
    void alwaysOneErrsByOneSixth() {
        double error =
                Sequences.adding(20_000, 4, 2).y().map(y -> (y - 1) * (y - 1)).sum() / 20_000;
        assertEquals(1 / 6.0, error, 0.005);
    }

    @Test
    void dependOnTheSeedAlone() {
        assertEquals(
                Sequences.adding(5, 6, 3).x(),
                Sequences.adding(9, 6, 3).first(5).x());
        assertEquals(Sequences.echo(5, 6, 2, 3), Sequences.echo(9, 6, 2, 3).first(5));
        assertNotEquals(Sequences.echo(5, 6, 2, 3), Sequences.echo(5, 6, 2, 4));
        assertEquals(Sequences.runningParity(5, 6, 3), Sequences.runningParity(5, 6, 3));
        assertEquals(
                TokenTasks.firstToken(5, 6, 4, 3),
                TokenTasks.firstToken(8, 6, 4, 3).first(5));
        assertEquals(
                TokenTasks.lookUp(5, 3, 4, 3), TokenTasks.lookUp(8, 3, 4, 3).first(5));
    }

    @Test
    void theFirstTokenIsTheLabel() {
        TokenData recall = TokenTasks.firstToken(30, 8, 4, 1);
        for (int n = 0; n < 30; n++) {
            String text = recall.text(n);
            assertTrue(text.matches("[ABCD]( [xyz]){7}"), text);
            assertEquals(recall.className(n), text.substring(0, 1));
        }
        assertEquals(4, Arrays.stream(recall.labels()).distinct().count());
        assertEquals(4 + 4 + 3, recall.vocabulary().size());
    }

    @Test
    void theAnswerStandsBehindTheKeyThatIsAsked() {
        TokenData tables = TokenTasks.lookUp(40, 3, 5, 1);
        for (int n = 0; n < 40; n++) {
            String text = tables.text(n);
            assertTrue(text.matches("([abc] [0-4] ){3}\\? [abc]"), text);
            String key = text.substring(text.length() - 1);
            assertEquals(text.charAt(text.indexOf(key) + 2), tables.className(n).charAt(0), text);
            assertEquals(
                    3,
                    text.chars().filter(Character::isLetter).limit(3).distinct().count(),
                    text);
        }
        assertEquals(5, Arrays.stream(tables.labels()).distinct().count());
    }

    @Test
    void saysWhatDoesNotFit() {
        assertRejects("count must be at least 1, is 0", () -> Sequences.echo(0, 5, 1, 1));
        assertRejects("delay is 5, must be from 0 to 4: there are 5 steps", () -> Sequences.echo(1, 5, 5, 1));
        assertRejects("steps must be at least 1, is 0", () -> Sequences.runningParity(1, 0, 1));
        assertRejects("steps must be at least 2, is 1", () -> Sequences.adding(1, 1, 1));
        assertRejects("kinds must be from 2 to 20, is 21", () -> TokenTasks.firstToken(1, 5, 21, 1));
        assertRejects("digits must be from 2 to 10, is 11", () -> TokenTasks.lookUp(1, 5, 11, 1));
    }
}
