package parallax.data;

import java.util.Arrays;
import java.util.List;
import parallax.nn.Indices;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;
import parallax.tensor.Tensor;

/** Sequences of tokens, of any lengths, each with the number of its class: sentences to be judged. */
public final class TokenData implements Dataset<TokenData, TokenData.Batch>, HasContents {
    private final List<int[]> sequences;
    private final int[] labels;
    private final List<String> classes;
    private final Vocabulary vocabulary;

    private TokenData(List<int[]> sequences, int[] labels, List<String> classes, Vocabulary vocabulary) {
        this.sequences = sequences;
        this.labels = labels;
        this.classes = classes;
        this.vocabulary = vocabulary;
    }

    /**
     * Some sequences, filled up to the longest, with their labels.
     *
     * @param tokens  (B, T), with lengths and masks
     * @param classes B numbers of classes
     */
    public record Batch(TokenBatch tokens, Indices classes) {
        /** Returns a copy of the numbers of the classes, as a loss wants them. */
        public int[] labels() {
            return classes.values();
        }
    }

    /**
     * Returns the dataset of these texts.
     *
     * @param texts      N of them
     * @param labels     N numbers of classes. Copied.
     * @param classes    what the classes are called. Copied.
     * @param vocabulary that knows all their tokens
     * @throws IllegalArgumentException if there is no text, one is empty or has an unknown token, the numbers of texts and labels differ, or a
     *                                  label is no class
     */
    public static TokenData of(List<String> texts, int[] labels, List<String> classes, Vocabulary vocabulary) {
        Arguments.given("vocabulary", vocabulary);
        List<int[]> sequences = TokenSequences.encoded(vocabulary, Arguments.given("texts", texts));
        TokenSequences.requireTokens("texts", sequences);
        int[] checked = ClassLabels.checked(labels, classes, sequences.size(), "texts");
        return new TokenData(sequences, checked, List.copyOf(classes), vocabulary);
    }

    /** Returns a copy of the tokens of example n. */
    public int[] tokens(int n) {
        return sequences.get(n).clone();
    }

    /** Returns example n as text. */
    public String text(int n) {
        return vocabulary.decode(sequences.get(n));
    }

    /** Returns a copy of the numbers of the classes. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns what the classes are called. */
    public List<String> classes() {
        return classes;
    }

    /** Returns what the class of example n is called. */
    public String className(int n) {
        return classes.get(labels[n]);
    }

    /** Returns the labels as a matrix (N, K), K the number of classes: 1 where the label is, 0 elsewhere. */
    public Tensor oneHot() {
        return ClassLabels.oneHot(labels, classes.size());
    }

    /** Returns what numbers the tokens. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public TokenData select(int... examples) {
        Dataset.requireExamples(examples, size());
        return new TokenData(
                TokenSequences.chosen(sequences, examples), Rows.of(labels, examples), classes, vocabulary);
    }

    @Override
    public Batch batch(int... examples) {
        TokenData chosen = select(examples);
        return new Batch(TokenBatch.of(chosen.sequences), Indices.of(chosen.labels));
    }

    /** Returns the texts with the names of their classes. */
    @Override
    public Object contents() {
        return Rows.list(size(), n -> new Example(text(n), className(n)));
    }

    private record Example(String text, String label) {}

    /** Returns how many examples there are of each class. */
    @Override
    public String toString() {
        return "TokenData, " + ClassLabels.counts(labels, classes) + ", " + vocabulary;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenData d
                && TokenSequences.same(sequences, d.sequences)
                && Arrays.equals(labels, d.labels)
                && classes.equals(d.classes)
                && vocabulary.tokens().equals(d.vocabulary.tokens());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(sequences.toArray()) + Arrays.hashCode(labels);
    }
}
