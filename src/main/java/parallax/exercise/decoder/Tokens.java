package parallax.exercise.decoder;

import java.util.Arrays;
import java.util.stream.Collectors;
import parallax.exercise.diagnosis.Case;
import parallax.nn.Indices;
import parallax.nn.decode.NextToken;
import parallax.tensor.Tensor;

/** Tokens of cases and answers, and models that need no training. */
final class Tokens {
    private Tokens() {}

    /** Returns the tokens of that name; a case holds them where no search for a smaller one changes them. */
    static int[] of(Case in, String name) {
        return in.get(name, Indices.class).values();
    }

    /** Returns them in words: "labels 3, 1, 0". */
    static String words(Case in, String name) {
        return name + " "
                + Arrays.stream(of(in, name)).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    /** Returns an answer's tokens as a tensor, which a judge compares place by place. */
    static Tensor tensor(int... tokens) {
        return tokens == null
                ? null
                : Tensor.vector(Arrays.stream(tokens).asDoubleStream().toArray());
    }

    /** Returns tokens and one more. */
    static int[] append(int[] tokens, int next) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = next;
        return longer;
    }

    /**
     * Returns a model that answers with a row of a table.
     *
     * @param table   (V, V)
     * @param history whether the row is that of the sum of all tokens, modulo V; else it is that of the last token
     */
    static NextToken model(Tensor table, boolean history) {
        int size = table.size(0);
        return tokens -> {
            int row = history ? Arrays.stream(tokens).sum() % size : tokens[tokens.length - 1];
            return Arrays.copyOfRange(table.data(), row * size, (row + 1) * size);
        };
    }

    /** Returns where the largest is, the first of equals. */
    static int largest(double... x) {
        int best = 0;
        for (int k = 1; k < x.length; k++) {
            best = x[k] > x[best] ? k : best;
        }
        return best;
    }
}
