package parallax.data;

import java.util.Arrays;
import java.util.List;
import parallax.nn.Indices;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;
import parallax.tensor.Tensor;

/**
 * A long text cut into windows of T tokens, each with the same window one token later: what a language model reads, and what it should
 * have said.
 *
 * <pre>text    a b c d e f g,  T = 3:   input a b c → target b c d,   input d e f → target e f g</pre>
 *
 * <p>No window shares a token of its input with another; what is left at the end is not used.
 */
public final class TextWindows implements Dataset<TextWindows, TextWindows.Batch>, HasContents {
    private final int[] tokens;
    private final int[] starts;
    private final int steps;

    private TextWindows(int[] tokens, int[] starts, int steps) {
        this.tokens = tokens;
        this.starts = starts;
        this.steps = steps;
    }

    /**
     * Some windows.
     *
     * @param input  (B, T)
     * @param target (B, T): the token behind each of the input's
     */
    public record Batch(Indices input, Indices target) {
        /** Returns the B · T targets, row by row, as a loss wants them. */
        public int[] labels() {
            return target.values();
        }

        /**
         * Returns (B, T, V): 1 at the number of the input's token, 0 elsewhere.
         *
         * @param size V, the size of the vocabulary
         * @throws IllegalArgumentException if a token is negative or not less than that; the message has its place
         */
        public Tensor oneHot(int size) {
            int[] shape = input.shape();
            Tensor x = Tensor.zeros(shape[0], shape[1], size);
            for (int k = 0; k < input.length(); k++) {
                TokenSequences.requireToken(input.get(k), k / shape[1], k % shape[1], size);
                x.set(1, k / shape[1], k % shape[1], input.get(k));
            }
            return x;
        }
    }

    /**
     * Returns the windows of a text.
     *
     * @param tokens the text, e.g. {@code vocabulary.encode(text)}. Copied.
     * @param steps  T
     * @throws IllegalArgumentException if steps is less than 1, or the text has fewer than T + 1 tokens; the message has both numbers
     */
    public static TextWindows of(int[] tokens, int steps) {
        Counts.require("steps", steps, 1);
        int count = (Arguments.given("tokens", tokens).length - 1) / steps;
        if (count < 1) {
            throw new IllegalArgumentException(
                    "a window of " + steps + " steps needs " + (steps + 1L) + " tokens, there are " + tokens.length);
        }
        int[] starts = new int[count];
        Arrays.setAll(starts, n -> n * steps);
        return new TextWindows(tokens.clone(), starts, steps);
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public TextWindows select(int... examples) {
        Dataset.requireExamples(examples, size());
        return new TextWindows(tokens, Rows.of(starts, examples), steps);
    }

    @Override
    public Batch batch(int... examples) {
        TextWindows chosen = select(examples);
        return new Batch(chosen.cut(0), chosen.cut(1));
    }

    private Indices cut(int later) {
        int[][] rows = new int[size()][];
        Arrays.setAll(rows, n -> Arrays.copyOfRange(tokens, starts[n] + later, starts[n] + later + steps));
        return Indices.of(rows);
    }

    /** Returns each window with its target. */
    @Override
    public Object contents() {
        return Rows.list(size(), n -> new Window(window(n, 0), window(n, 1)));
    }

    private record Window(List<Integer> input, List<Integer> target) {}

    private List<Integer> window(int n, int later) {
        int start = starts[n] + later;
        return Arrays.stream(tokens, start, start + steps).boxed().toList();
    }

    @Override
    public String toString() {
        return "TextWindows, " + size() + " of " + steps + " tokens";
    }
}
