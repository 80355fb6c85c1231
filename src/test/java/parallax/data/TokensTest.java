package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.Indices;
import parallax.tensor.Tensor;

class TokensTest {
    private static final Vocabulary LETTERS = Vocabulary.characters("cab", "bad");

    @Test
    void specialTokensComeFirstTheOthersInOrder() {
        assertEquals(List.of("<pad>", "<start>", "<end>", "<mask>", "a", "b", "c", "d"), LETTERS.tokens());
        assertEquals(LETTERS.tokens(), Vocabulary.characters("bad", "cab").tokens());
        assertEquals("<mask>", LETTERS.token(Vocabulary.MASK));
        assertEquals(Vocabulary.PAD, LETTERS.number("<pad>"));
        assertArrayEquals(new int[] {7, 4, 5}, LETTERS.encode("dab"));
        assertEquals("dab", LETTERS.decode(7, 4, 5));
        assertArrayEquals(new int[0], LETTERS.encode(""));
    }

    @Test
    void wordsAreWhatWhiteSpaceSeparates() {
        Vocabulary words = Vocabulary.words("not  bad,\nnot good ");
        assertEquals(List.of("bad,", "good", "not"), words.tokens().subList(4, 7));
        assertArrayEquals(new int[] {6, 5}, words.encode(" not good"));
        assertEquals("not good <end>", words.decode(6, 5, Vocabulary.END));
    }

    @Test
    void aCharacterMayBeBeyondSixteenBits() {
        Vocabulary clef = Vocabulary.characters("a\uD834\uDD1E");
        assertEquals(4 + 2, clef.size());
        assertEquals("\uD834\uDD1E", clef.token(clef.encode("\uD834\uDD1E")[0]));
    }

    /** U+1D11E comes behind U+FF01, whose 16 bits are more than those of the pair's first half. */
    @Test
    void charactersAreInTheOrderOfTheirCodePoints() {
        assertEquals(
                List.of("a", "\uFF01", "\uD834\uDD1E"),
                Vocabulary.characters("\uD834\uDD1E\uFF01a").tokens().subList(4, 7));
        assertEquals(
                List.of("a", "ab", "a\uFF01", "a\uD834\uDD1E"),
                Vocabulary.words("a\uD834\uDD1E a\uFF01 ab a").tokens().subList(4, 8));
    }

    @Test
    void everyWhiteSpaceOfUnicodeSeparatesWords() {
        Vocabulary words = Vocabulary.words("c\u00A0b\u3000a\u2028\td");
        assertEquals(List.of("a", "b", "c", "d"), words.tokens().subList(4, 8));
        assertArrayEquals(new int[] {6, 5}, words.encode("\u00A0c\u3000b"));
    }

    @Test
    void plainTextEndsAtTheEnd() {
        assertEquals("ab", LETTERS.plain(Vocabulary.START, 4, 5, Vocabulary.END, 6, Vocabulary.PAD));
        assertEquals("a<mask>", LETTERS.plain(4, Vocabulary.MASK, Vocabulary.PAD));
    }

    @Test
    void batchFillsUpToTheLongest() {
        TokenBatch batch = TokenBatch.of(List.of(new int[] {7}, new int[] {4, 5, 6}));
        assertEquals(Indices.of(new int[][] {{7, 0, 0}, {4, 5, 6}}), batch.tokens());
        assertEquals(Indices.of(1, 3), batch.lengths());
        assertEquals(Tensor.matrix(new double[] {1, 0, 0}, new double[] {1, 1, 1}), batch.mask());
        assertArrayEquals(new int[] {2, 1, 3}, batch.attentionMask().shape());
        assertArrayEquals(new int[] {7, -100, -100, 4, 5, 6}, batch.labels(-100));
        Tensor oneHot = batch.oneHot(8);
        assertArrayEquals(new int[] {2, 3, 8}, oneHot.shape());
        assertEquals(4, oneHot.sum());
        assertEquals(1, oneHot.get(0, 0, 7));
        assertEquals(1, oneHot.get(1, 2, 6));
    }

    @Test
    void sentencesKeepTheirLabels() {
        TokenData data =
                TokenData.of(List.of("cab", "a", "bad"), new int[] {1, 0, 1}, List.of("short", "long"), LETTERS);
        TokenData.Batch batch = data.batch(1, 2);
        assertEquals(
                Indices.of(new int[][] {{4, 0, 0}, {5, 4, 7}}), batch.tokens().tokens());
        assertArrayEquals(new int[] {0, 1}, batch.labels());
        assertEquals("TokenData, 1 short, 2 long, Vocabulary of 8 characters", data.toString());
        assertEquals("long", data.className(2));
        assertEquals(Tensor.matrix(new double[] {0, 1}, new double[] {1, 0}, new double[] {0, 1}), data.oneHot());
        TokenData shuffled = data.shuffled(new Random(1));
        for (int n = 0; n < 3; n++) {
            assertEquals(shuffled.tokens(n).length == 1 ? 0 : 1, shuffled.labels()[n]);
        }
    }

    @Test
    void theDecoderReadsOneStepLate() {
        TokenPairs pairs = TokenPairs.of(List.of("ab", "d"), List.of("c", "dd"), LETTERS, LETTERS);
        TokenPairs.Batch batch = pairs.batch(0, 1);
        int start = Vocabulary.START;
        int end = Vocabulary.END;
        assertEquals(Indices.of(new int[][] {{4, 5}, {7, 0}}), batch.source().tokens());
        assertEquals(
                Indices.of(new int[][] {{start, 6, 0}, {start, 7, 7}}),
                batch.input().tokens());
        assertEquals(
                Indices.of(new int[][] {{6, end, 0}, {7, 7, end}}),
                batch.output().tokens());
        assertEquals(Indices.of(2, 3), batch.output().lengths());
        assertEquals("d", pairs.select(1).source(0));
        assertEquals("dd", pairs.select(1).target(0));
    }

    @Test
    void datesAreWrittenAsPeopleDo() {
        LocalDate date = LocalDate.of(2021, 3, 5);
        List<String> written =
                Arrays.stream(Dates.Format.values()).map(f -> f.of(date)).toList();
        assertEquals(
                List.of(
                        "5 March 2021",
                        "March 5, 2021",
                        "5 Mar 2021",
                        "Friday, 5 March 2021",
                        "05.03.2021",
                        "2021/3/5"),
                written);
    }

    /** Every pair is read back by the year, and by the target's day in each of the formats. */
    @Test
    void datePairsSayTheSameDate() {
        TokenPairs pairs = Dates.pairs(500, 4);
        for (int n = 0; n < pairs.size(); n++) {
            LocalDate date = LocalDate.parse(pairs.target(n));
            String source = pairs.source(n);
            assertTrue(
                    Arrays.stream(Dates.Format.values())
                            .anyMatch(f -> f.of(date).equals(source)),
                    source);
            assertTrue(date.getYear() >= 1950 && date.getYear() < 2050, source);
        }
        assertEquals(pairs, Dates.pairs(500, 4));
        assertEquals(pairs.first(20), Dates.pairs(20, 4));
        assertNotEquals(pairs.first(20), Dates.pairs(20, 5));
        assertTrue(Dates.pairs(9, 1, Dates.Format.SHORT).source(8).matches("\\d+ [A-Z][a-z]{2} \\d{4}"));
        assertEquals(
                pairs.sourceVocabulary().tokens(),
                Dates.pairs(1, 9, Dates.Format.POINTS).sourceVocabulary().tokens());
    }

    @Test
    void everyDateCanBeEncoded() {
        Vocabulary vocabulary = Dates.pairs(1, 1).sourceVocabulary();
        for (LocalDate date = LocalDate.of(2023, 1, 1); date.getYear() == 2023; date = date.plusDays(1)) {
            for (Dates.Format format : Dates.Format.values()) {
                assertEquals(format.of(date), vocabulary.decode(vocabulary.encode(format.of(date))));
            }
        }
    }

    @Test
    void saysWhatDoesNotFit() {
        assertRejects("character 2 of the text, \"x\", is none of the 8 tokens", () -> LETTERS.encode("abx"));
        assertRejects("\"x\" is none of the 8 tokens", () -> LETTERS.number("x"));
        assertRejects("token 8, must be from 0 to 7", () -> LETTERS.decode(4, 8));
        assertRejects("there is no word in the texts", () -> Vocabulary.words(" \n"));
        assertRejects("the texts contain the special token <end> as a word", () -> Vocabulary.words("a <end>"));
        assertRejects("sequences has no sequence, must have at least 1", () -> TokenBatch.of(List.of()));
        assertRejects(
                "sequences[1] has no token, must have at least 1",
                () -> TokenBatch.of(List.of(new int[] {4}, new int[0])));
        assertRejects(
                "token 7 at [0, 1], size is 7",
                () -> TokenBatch.of(List.of(new int[] {4, 7})).oneHot(7));
        assertRejects(
                "sources has 1 texts, targets has 2",
                () -> TokenPairs.of(List.of("a"), List.of("a", "b"), LETTERS, LETTERS));
        assertRejects(
                "token -1 at [0, 1], size is 7",
                () -> TokenBatch.of(List.of(new int[] {4, -1})).oneHot(7));
        assertRejects("text is null", () -> Vocabulary.words((String) null));
        assertRejects("text is null", () -> Vocabulary.characters("a", null));
        assertRejects("texts is null", () -> Vocabulary.words((String[]) null));
        assertRejects("formats is null", () -> Dates.pairs(1, 1, (Dates.Format[]) null));
        assertRejects("formats[0] is null", () -> Dates.pairs(1, 1, (Dates.Format) null));
        assertRejects("formats must be at least 1, is 0", () -> Dates.pairs(1, 1, new Dates.Format[0]));
    }
}
