package parallax.nn.decode;

/** A model as decoding sees it: what may come next after the tokens so far. */
@FunctionalInterface
public interface NextToken {
    /**
     * Returns a logit for each token of the vocabulary: log p(next | tokens) up to a number added to all. −∞ says never.
     *
     * @param tokens so far. Not modified.
     */
    double[] logits(int[] tokens);
}
