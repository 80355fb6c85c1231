package parallax.train;

/**
 * When to stop because it no longer gets better: after some epochs without a new best. The best weights are restored at the end.
 *
 * <p><b>Source.</b> L. Prechelt, "Early stopping - but when?" (1998); I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016),
 * algorithm 7.1.
 *
 * @param patience    how many epochs in a row may pass without a new best; at least 1
 * @param improvement by how much a loss must be lower than the best so far to be a new best, at least 0
 */
public record EarlyStopping(int patience, double improvement) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public EarlyStopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1, is " + patience);
        }
        if (!(improvement >= 0 && improvement < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("improvement must be at least 0 and finite, is " + improvement);
        }
    }

    /** Returns the number of the epoch whose weights are the best, from 1; 0 before the first epoch. */
    int best(History history) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double[] losses = history.judged();
        for (int e = 0; e < losses.length; e++) {
            // NaN is never lower.
            if (losses[e] < lowest - (best == 0 ? 0 : improvement)) {
                best = history.epochs().get(e).number();
                lowest = losses[e];
            }
        }
        return best;
    }

    /** Returns whether patience is over. */
    boolean stops(History history) {
        return history.epochs().size() - best(history) >= patience;
    }
}
