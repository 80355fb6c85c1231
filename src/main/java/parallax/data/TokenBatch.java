package parallax.data;

import java.util.Arrays;
import java.util.List;
import parallax.nn.Indices;
import parallax.tensor.Tensor;

/**
 * Sequences of tokens of unequal lengths as one matrix (B, T), T the longest: what is shorter ends in {@link Vocabulary#PAD}.
 *
 * @param tokens  (B, T)
 * @param lengths B of them: how many tokens of each sequence count
 */
public record TokenBatch(Indices tokens, Indices lengths) {
    /**
     * Returns the batch of some sequences.
     *
     * @param sequences one or more, each of one token or more. Copied.
     * @throws IllegalArgumentException if there is none, or one is empty
     */
    public static TokenBatch of(List<int[]> sequences) {
        TokenSequences.requireTokens("sequences", sequences);
        int steps = sequences.stream().mapToInt(s -> s.length).max().orElseThrow();
        int[] tokens = new int[sequences.size() * steps];
        Arrays.fill(tokens, Vocabulary.PAD);
        for (int b = 0; b < sequences.size(); b++) {
            System.arraycopy(sequences.get(b), 0, tokens, b * steps, sequences.get(b).length);
        }
        int[] lengths = sequences.stream().mapToInt(s -> s.length).toArray();
        return new TokenBatch(Indices.of(new int[] {sequences.size(), steps}, tokens), Indices.of(lengths));
    }

    /** Returns B. */
    public int size() {
        return tokens.shape()[0];
    }

    /** Returns T, the length of the longest sequence. */
    public int steps() {
        return tokens.shape()[1];
    }

    /** Returns (B, T): 1 where a token counts, 0 where it fills up. */
    public Tensor mask() {
        Tensor mask = Tensor.zeros(size(), steps());
        for (int b = 0; b < size(); b++) {
            for (int t = 0; t < lengths.get(b); t++) {
                mask.set(1, b, t);
            }
        }
        return mask;
    }

    /** Returns (B, 1, T), the mask as attention wants it: every query may attend to the tokens that count. */
    public Tensor attentionMask() {
        return mask().reshape(size(), 1, steps());
    }

    /** Returns B · T tokens, row by row, with {@code ignored} where a sequence is filled up: labels of a loss that leaves these out. */
    public int[] labels(int ignored) {
        int[] labels = tokens.values();
        for (int b = 0; b < size(); b++) {
            Arrays.fill(labels, b * steps() + lengths.get(b), (b + 1) * steps(), ignored);
        }
        return labels;
    }

    /**
     * Returns (B, T, V): 1 at the token's number, 0 elsewhere, and all 0 where a sequence is filled up.
     *
     * @param size V, the size of the vocabulary
     * @throws IllegalArgumentException if a token is negative or not less than that; the message has its place
     */
    public Tensor oneHot(int size) {
        Tensor x = Tensor.zeros(size(), steps(), size);
        for (int b = 0; b < size(); b++) {
            for (int t = 0; t < lengths.get(b); t++) {
                int token = tokens.get(b * steps() + t);
                TokenSequences.requireToken(token, b, t, size);
                x.set(1, b, t, token);
            }
        }
        return x;
    }
}
