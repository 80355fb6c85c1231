package parallax.data;

import java.util.Arrays;
import java.util.List;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;

/** Pairs of texts, what is read and what is to be written: for an encoder and a decoder. */
public final class TokenPairs implements Dataset<TokenPairs, TokenPairs.Batch>, HasContents {
    private final List<int[]> sources;
    private final List<int[]> targets;
    private final Vocabulary sourceVocabulary;
    private final Vocabulary targetVocabulary;

    private TokenPairs(
            List<int[]> sources, List<int[]> targets, Vocabulary sourceVocabulary, Vocabulary targetVocabulary) {
        this.sources = sources;
        this.targets = targets;
        this.sourceVocabulary = sourceVocabulary;
        this.targetVocabulary = targetVocabulary;
    }

    /**
     * Some pairs. The decoder is given each target one step late, and should say it in time:
     *
     * <pre>decoder input   &lt;start&gt; a b c
     * decoder output  a b c &lt;end&gt;</pre>
     *
     * @param source (B, S)
     * @param input  (B, T): {@code <start>} and the target
     * @param output (B, T): the target and {@code <end>}
     */
    public record Batch(TokenBatch source, TokenBatch input, TokenBatch output) {}

    /**
     * Returns the dataset of these texts.
     *
     * @param sources N texts to read
     * @param targets N texts to write
     * @throws IllegalArgumentException if there is no pair, the numbers of sources and targets differ, a text is empty, or has a token that its
     *                                  vocabulary does not know
     */
    public static TokenPairs of(
            List<String> sources, List<String> targets, Vocabulary sourceVocabulary, Vocabulary targetVocabulary) {
        Arguments.given("sourceVocabulary", sourceVocabulary);
        Arguments.given("targetVocabulary", targetVocabulary);
        if (Arguments.given("sources", sources).size()
                != Arguments.given("targets", targets).size()) {
            throw new IllegalArgumentException(
                    "sources has " + sources.size() + " texts, targets has " + targets.size());
        }
        List<int[]> read = TokenSequences.encoded(sourceVocabulary, sources);
        List<int[]> written = TokenSequences.encoded(targetVocabulary, targets);
        TokenSequences.requireTokens("sources", read);
        TokenSequences.requireTokens("targets", written);
        return new TokenPairs(read, written, sourceVocabulary, targetVocabulary);
    }

    /** Returns what is read in pair n. */
    public String source(int n) {
        return sourceVocabulary.decode(sources.get(n));
    }

    /** Returns what is to be written in pair n. */
    public String target(int n) {
        return targetVocabulary.decode(targets.get(n));
    }

    /** Returns what numbers the tokens that are read. */
    public Vocabulary sourceVocabulary() {
        return sourceVocabulary;
    }

    /** Returns what numbers the tokens that are written. */
    public Vocabulary targetVocabulary() {
        return targetVocabulary;
    }

    @Override
    public int size() {
        return sources.size();
    }

    @Override
    public TokenPairs select(int... examples) {
        Dataset.requireExamples(examples, size());
        return new TokenPairs(
                TokenSequences.chosen(sources, examples),
                TokenSequences.chosen(targets, examples),
                sourceVocabulary,
                targetVocabulary);
    }

    @Override
    public Batch batch(int... examples) {
        TokenPairs chosen = select(examples);
        return new Batch(
                TokenBatch.of(chosen.sources),
                TokenBatch.of(TokenSequences.enclosed(new int[] {Vocabulary.START}, chosen.targets, new int[0])),
                TokenBatch.of(TokenSequences.enclosed(new int[0], chosen.targets, new int[] {Vocabulary.END})));
    }

    /** Returns the pairs as texts. */
    @Override
    public Object contents() {
        return Rows.list(size(), n -> new Pair(source(n), target(n)));
    }

    private record Pair(String source, String target) {}

    @Override
    public String toString() {
        return "TokenPairs, " + size() + " of them, from a " + sourceVocabulary + " to a " + targetVocabulary;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenPairs p
                && TokenSequences.same(sources, p.sources)
                && TokenSequences.same(targets, p.targets)
                && sourceVocabulary.tokens().equals(p.sourceVocabulary.tokens())
                && targetVocabulary.tokens().equals(p.targetVocabulary.tokens());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(sources.toArray()) + Arrays.deepHashCode(targets.toArray());
    }
}
