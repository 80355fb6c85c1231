package parallax.nn.decode;

import java.util.Arrays;
import parallax.tensor.Arguments;

/** Logits, checked, and what is made of them. */
final class Distribution {
    private Distribution() {}

    /** Returns the logits after some tokens, checked. */
    static double[] logits(NextToken model, int... tokens) {
        return requireOne(numbers(model, tokens), after(tokens));
    }

    /** Returns the logits after some tokens, checked but for that all may be −∞. */
    static double[] numbers(NextToken model, int... tokens) {
        return requireNumbers(model.logits(tokens.clone()), after(tokens));
    }

    /** Checks logits of whatever tokens. */
    static double[] require(double... logits) {
        return requireOne(requireNumbers(logits, ""), "");
    }

    /** Returns whether a token may follow. */
    static boolean allowsOne(double... logits) {
        return Arrays.stream(logits).anyMatch(logit -> logit > Double.NEGATIVE_INFINITY);
    }

    private static double[] requireNumbers(double[] logits, String place) {
        if (Arguments.given("logits", logits).length == 0) {
            throw new IllegalArgumentException("logits are 0" + place + ", must be one for each token");
        }
        for (int k = 0; k < logits.length; k++) {
            if (Double.isNaN(logits[k]) || logits[k] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "logits[" + k + "] is " + logits[k] + place + ", must be a number or −∞");
            }
        }
        return logits;
    }

    private static double[] requireOne(double[] logits, String place) {
        if (!allowsOne(logits)) {
            throw new IllegalArgumentException("no token may follow" + place + ": all logits are −∞");
        }
        return logits;
    }

    private static String after(int... tokens) {
        return " after " + tokens.length + " tokens";
    }

    /** Returns log p[k] = x[k] − log Σ(j) exp x[j]. */
    static double[] logSoftmax(double... x) {
        double most = x[argmax(x)];
        double sum = 0;
        for (double logit : x) {
            sum += Math.exp(logit - most);
        }
        double logSum = most + Math.log(sum);
        return Arrays.stream(x).map(logit -> logit - logSum).toArray();
    }

    /** Returns the first index of the largest. */
    static int argmax(double... x) {
        int best = 0;
        for (int k = 1; k < x.length; k++) {
            if (x[k] > x[best]) {
                best = k;
            }
        }
        return best;
    }

    /** Returns tokens and one more. */
    static int[] append(int[] tokens, int next) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = next;
        return longer;
    }

    /** Checks how many tokens are wanted. */
    static int requireLength(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length must be at least 0, is " + length);
        }
        return length;
    }
}
