package parallax.nn.decode;

import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import parallax.tensor.Arguments;

/**
 * Sampling: each token is drawn, from a distribution that is sharpened and whose tail may be cut off.
 *
 * <pre>
 * p[k] = exp(x[k] / τ) / Σ(j) exp(x[j] / τ)         temperature τ: near 0 the likeliest alone, 1 the model's own, above 1 flatter
 * top-k: only the k likeliest tokens
 * top-p: only the likeliest tokens until together they have at least p, the smallest such set ("nucleus")
 * </pre>
 *
 * Top-k is cut before top-p, and what is left is scaled to sum to 1 each time.
 *
 * <p><b>Source.</b> Top-k: A. Fan, M. Lewis and Y. Dauphin, "Hierarchical neural story generation" (2018), section 5.1; top-p: A. Holtzman
 * et al., "The curious case of neural text degeneration" (2019), section 3.1.
 *
 * @param end         the token after which there is no other, or −1 for none
 * @param temperature τ, greater than 0
 * @param topK        k, at least 1; {@link Integer#MAX_VALUE} for all
 * @param topP        p, greater than 0; 1 for all
 */
public record Sampling(int end, double temperature, int topK, double topP) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Sampling {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature must be greater than 0 and finite, is " + temperature);
        }
        if (topK < 1) {
            throw new IllegalArgumentException("topK must be at least 1, is " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be greater than 0 and at most 1, is " + topP);
        }
    }

    /** Returns sampling of the model's own distribution. */
    public static Sampling plain(int end) {
        return new Sampling(end, 1, Integer.MAX_VALUE, 1);
    }

    /** Returns the same at another temperature. */
    public Sampling temperature(double other) {
        return new Sampling(end, other, topK, topP);
    }

    /** Returns the same of the k likeliest tokens. */
    public Sampling topK(int other) {
        return new Sampling(end, temperature, other, topP);
    }

    /** Returns the same of the likeliest tokens that have p together. */
    public Sampling topP(double other) {
        return new Sampling(end, temperature, topK, other);
    }

    /**
     * Returns the prompt and up to {@code length} tokens more; the end token, if it comes, is the last.
     *
     * @param prompt may be empty. Not modified.
     * @param random one number of it is used for each token
     * @throws IllegalArgumentException if the length is negative, a logit is NaN or +∞, or all are −∞
     */
    public int[] decode(NextToken model, int[] prompt, int length, RandomGenerator random) {
        Arguments.given("random", random);
        return Chain.grow(
                model, prompt, Distribution.requireLength(length), end, logits -> draw(probabilities(logits), random));
    }

    /**
     * Returns the probabilities tokens are drawn with; 0 for those cut off.
     *
     * @param logits one for each token. Not modified.
     * @throws IllegalArgumentException if there is none, one is NaN or +∞, or all are −∞
     */
    public double[] probabilities(double... logits) {
        Distribution.require(logits);
        double most = logits[Distribution.argmax(logits)];
        // Less the largest first: divided by a τ near 0, the others may become −∞, but it stays 0.
        double[] p = IntStream.range(0, logits.length)
                .mapToDouble(k -> Math.exp((logits[k] - most) / temperature))
                .toArray();
        int[] likeliest = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -p[k]))
                .mapToInt(k -> k)
                .toArray();
        keep(p, likeliest, topK);
        keep(p, likeliest, nucleus(p, likeliest));
        return p;
    }

    // How many of the likeliest have p together.
    private int nucleus(double[] p, int... likeliest) {
        double sum = 0;
        for (int count = 0; count < likeliest.length; count++) {
            sum += p[likeliest[count]];
            if (sum >= topP) {
                return count + 1;
            }
        }
        return likeliest.length; // rounding kept the sum of all below 1
    }

    // Makes all but the first 0, and those sum to 1.
    private static void keep(double[] p, int[] likeliest, int count) {
        double sum = 0;
        for (int n = 0; n < likeliest.length; n++) {
            if (n >= count) {
                p[likeliest[n]] = 0;
            }
            sum += p[likeliest[n]];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
    }

    private static int draw(double[] p, RandomGenerator random) {
        double left = random.nextDouble();
        int last = 0;
        for (int k = 0; k < p.length; k++) {
            if (p[k] > 0) {
                last = k;
                left -= p[k];
                if (left < 0) {
                    return k;
                }
            }
        }
        return last; // rounding kept the sum below 1
    }
}
