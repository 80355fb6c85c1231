package parallax.nn.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import parallax.tensor.Arguments;

/**
 * Beam search: the likeliest whole text, looked for among the w likeliest beginnings of each length.
 *
 * <pre>score(y) = Σ(t) log p(y[t] | y[&lt;t]) / Tᵅ,  T how many tokens follow the prompt</pre>
 *
 * A text that has its end token, or as many tokens as wanted, is complete. With α = 0 long texts are at a disadvantage, as every token makes a
 * text less likely; α = 1 takes the mean. A beam of 1 is greedy; one as wide as there are beginnings looks at all of them.
 *
 * <p><b>Source.</b> I. Sutskever, O. Vinyals and Q. V. Le, "Sequence to sequence learning with neural networks" (2014), section 3.2; Tᵅ is a
 * plainer form of the length penalty of Y. Wu et al., "Google's neural machine translation system" (2016), equation 14.
 *
 * @param end           the token after which there is no other, or −1 for none
 * @param width         w, at least 1
 * @param lengthPenalty α, at least 0
 */
public record BeamSearch(int end, int width, double lengthPenalty) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public BeamSearch {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, is " + width);
        }
        if (!(lengthPenalty >= 0 && lengthPenalty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lengthPenalty must be at least 0 and finite, is " + lengthPenalty);
        }
    }

    /**
     * Returns up to w complete texts, the best first. A text that no token may follow, as all logits are −∞, is dropped.
     *
     * @param prompt may be empty. Not modified.
     * @param length the most tokens that may follow it
     * @throws IllegalArgumentException if the length is negative, a logit is NaN or +∞, or no text is left
     */
    public List<Hypothesis> decode(NextToken model, int[] prompt, int length) {
        Arguments.given("model", model);
        Arguments.given("prompt", prompt);
        List<Hypothesis> complete = new ArrayList<>();
        List<Hypothesis> beam = List.of(new Hypothesis(prompt, 0, 0));
        for (int t = 0; t < Distribution.requireLength(length) && !beam.isEmpty(); t++) {
            List<Hypothesis> next = new ArrayList<>();
            for (Hypothesis h : best(continuations(model, beam, prompt.length))) {
                boolean ended = h.tokens[h.tokens.length - 1] == end;
                (ended ? complete : next).add(h);
            }
            beam = next;
            if (beam.isEmpty() && complete.isEmpty()) {
                throw new IllegalArgumentException("no token may follow after " + (prompt.length + t)
                        + " tokens in any text of the beam: all logits are −∞");
            }
        }
        complete.addAll(beam);
        return best(complete);
    }

    private List<Hypothesis> continuations(NextToken model, List<Hypothesis> beam, int prompt) {
        List<Hypothesis> all = new ArrayList<>();
        for (Hypothesis h : beam) {
            double[] logits = Distribution.numbers(model, h.tokens);
            if (!Distribution.allowsOne(logits)) {
                continue;
            }
            double[] logP = Distribution.logSoftmax(logits);
            for (int k = 0; k < logP.length; k++) {
                if (logP[k] > Double.NEGATIVE_INFINITY) {
                    int[] tokens = Distribution.append(h.tokens, k);
                    double sum = h.logProbability + logP[k];
                    all.add(new Hypothesis(tokens, sum, sum / Math.pow(tokens.length - prompt, lengthPenalty)));
                }
            }
        }
        return all;
    }

    // Of equals the first, as sorting keeps their order.
    private List<Hypothesis> best(List<Hypothesis> all) {
        return all.stream()
                .sorted(Comparator.comparingDouble((Hypothesis h) -> -h.score))
                .limit(width)
                .toList();
    }

    /** A text the search found. */
    public static final class Hypothesis {
        private final int[] tokens;
        private final double logProbability;
        private final double score;

        Hypothesis(int[] tokens, double logProbability, double score) {
            this.tokens = tokens.clone();
            this.logProbability = logProbability;
            this.score = score;
        }

        /** Returns a copy of the tokens: the prompt and what follows. */
        public int[] tokens() {
            return tokens.clone();
        }

        /** Returns log p(what follows | prompt). */
        public double logProbability() {
            return logProbability;
        }

        /** Returns what the search ranks by. */
        public double score() {
            return score;
        }

        @Override
        public String toString() {
            return Arrays.toString(tokens) + ", log p " + logProbability + ", score " + score;
        }
    }
}
