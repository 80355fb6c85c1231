package parallax.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import parallax.tensor.Arguments;

/** Lists of sequences of tokens: checked, copied, chosen from. */
final class TokenSequences {
    private TokenSequences() {}

    static void requireTokens(String name, List<int[]> sequences) {
        if (Arguments.given(name, sequences).isEmpty()) {
            throw new IllegalArgumentException(name + " has no sequence, must have at least 1");
        }
        for (int n = 0; n < sequences.size(); n++) {
            if (Arguments.given(name + "[" + n + "]", sequences.get(n)).length == 0) {
                throw new IllegalArgumentException(name + "[" + n + "] has no token, must have at least 1");
            }
        }
    }

    /** Checks that the token at step t of sequence b is one of a vocabulary of that size. */
    static void requireToken(int token, int b, int t, int size) {
        if (token < 0 || token >= size) {
            throw new IllegalArgumentException("token " + token + " at [" + b + ", " + t + "], size is " + size);
        }
    }

    static List<int[]> chosen(List<int[]> sequences, int... examples) {
        return Arrays.stream(examples).mapToObj(sequences::get).toList();
    }

    static List<int[]> encoded(Vocabulary vocabulary, List<String> texts) {
        return texts.stream().map(vocabulary::encode).toList();
    }

    /** Returns the sequences with these tokens before and after each. */
    static List<int[]> enclosed(int[] before, List<int[]> sequences, int[] after) {
        return sequences.stream()
                .map(middle -> Stream.of(before, middle, after)
                        .flatMapToInt(Arrays::stream)
                        .toArray())
                .toList();
    }

    static boolean same(List<int[]> a, List<int[]> b) {
        return Arrays.deepEquals(a.toArray(), b.toArray());
    }
}
