package parallax.nn.transformer;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import parallax.nn.Indices;
import parallax.nn.loss.CrossEntropy;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;

/**
 * Hides tokens for a masked language model to find: of those chosen, 80 % are replaced by the mask token, 10 % by any token, and 10 % are
 * left, so that the model cannot trust what it sees.
 *
 * <p><b>Source.</b> J. Devlin et al., "BERT" (2018), section 3.1, where the rate is 0.15.
 */
public final class TokenMasking {
    private final int mask;
    private final int vocabulary;
    private final double rate;
    private final int[] ordinary;

    /**
     * Makes a masking.
     *
     * @param mask       the token that stands for a hidden one
     * @param vocabulary how many tokens there are
     * @param rate       with which probability a token is chosen, above 0, at most 1
     * @param special    tokens that are neither hidden nor put in place of others, as padding; the mask is one besides. Copied.
     * @throws IllegalArgumentException if the rate is out of its range, the mask is no token, or no token is ordinary
     */
    public TokenMasking(int mask, int vocabulary, double rate, int... special) {
        Arguments.given("special", special);
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must be above 0 and at most 1, is " + rate);
        }
        if (mask < 0 || mask >= vocabulary) {
            throw new IllegalArgumentException("mask must be from 0 to " + (vocabulary - 1) + ", is " + mask);
        }
        this.mask = mask;
        this.vocabulary = vocabulary;
        this.rate = rate;
        ordinary = IntStream.range(0, vocabulary)
                .filter(k -> k != mask && Arrays.stream(special).noneMatch(s -> s == k))
                .toArray();
        if (ordinary.length == 0) {
            throw new IllegalArgumentException("all " + vocabulary + " tokens are special, none can be hidden");
        }
    }

    /**
     * Returns the tokens with some hidden, and what is to be found.
     *
     * @param tokens any shape
     * @throws IllegalArgumentException if one is none of the vocabulary; the message has its place
     */
    public Masked hide(Indices tokens, RandomGenerator random) {
        Arguments.given("random", random);
        int[] seen = Arguments.given("tokens", tokens).values();
        for (int k = 0; k < seen.length; k++) {
            if (seen[k] < 0 || seen[k] >= vocabulary) {
                throw new IllegalArgumentException(Shapes.entry("tokens", Shapes.index(k, tokens.shape())) + " is "
                        + seen[k] + ", must be from 0 to " + (vocabulary - 1));
            }
        }
        int[] labels = new int[seen.length];
        Arrays.fill(labels, CrossEntropy.IGNORED);
        for (int k = 0; k < seen.length; k++) {
            if (Arrays.binarySearch(ordinary, seen[k]) < 0 || random.nextDouble() >= rate) {
                continue;
            }
            labels[k] = seen[k];
            double way = random.nextDouble();
            if (way < 0.8) {
                seen[k] = mask;
            } else if (way < 0.9) {
                seen[k] = ordinary[random.nextInt(ordinary.length)];
            }
        }
        return new Masked(Indices.of(tokens.shape(), seen), Indices.of(tokens.shape(), labels));
    }

    /**
     * Tokens with some hidden.
     *
     * @param tokens what the model sees
     * @param labels the token where one was chosen, {@link CrossEntropy#IGNORED} elsewhere; its values are the loss's labels
     */
    public record Masked(Indices tokens, Indices labels) {}

    @Override
    public String toString() {
        return "TokenMasking of " + rate + " of the tokens, " + ordinary.length + " of which can be hidden";
    }
}
