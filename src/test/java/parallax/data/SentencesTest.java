package parallax.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentencesTest {
    /** The label is found again by reading the sentence as the grammar says it. */
    @Test
    void opinionsAreWhatTheLastClauseSays() {
        TokenData data = Sentences.opinions(400, 3);
        Set<String> good = Set.of("good", "great", "lovely", "clever", "funny", "moving", "fresh", "brilliant");
        int clauses = 0;
        for (int n = 0; n < data.size(); n++) {
            String[] parts = data.text(n).split(" but ", -1);
            clauses += parts.length;
            String last = parts[parts.length - 1];
            boolean negated = last.matches(".* (not|never|hardly) .*");
            boolean positive = good.contains(last.substring(last.lastIndexOf(' ') + 1)) != negated;
            assertEquals(positive ? "positive" : "negative", data.className(n), data.text(n));
        }
        assertTrue(clauses > 480 && clauses < 590, clauses + " clauses");
        assertBalanced(data);
        assertEquals(data.first(20), Sentences.opinions(20, 3));
    }

    @Test
    void verbsAgreeWhereTheLabelSaysSo() {
        TokenData data = Sentences.agreement(400, 3);
        Set<Integer> lengths = new HashSet<>();
        for (int n = 0; n < data.size(); n++) {
            String[] words = data.text(n).split(" ", -1);
            boolean plural = words[1].endsWith("s") || words[1].equals("children");
            boolean pluralVerb = !words[words.length - 1].endsWith("s");
            assertEquals(plural == pluralVerb ? "right" : "wrong", data.className(n), data.text(n));
            lengths.add(words.length);
        }
        assertEquals(Set.of(3, 6, 9, 12), lengths);
        assertBalanced(data);
        assertEquals(data.first(20), Sentences.agreement(20, 3));
    }

    /** Within 5 standard deviations of a half. */
    private static void assertBalanced(TokenData data) {
        int ones = 0;
        for (int label : data.labels()) {
            ones += label;
        }
        assertEquals(data.size() / 2.0, ones, 5 * Math.sqrt(data.size() / 4.0));
    }
}
