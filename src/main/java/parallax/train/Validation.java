package parallax.train;

import parallax.nn.Named;

/**
 * How good parameters are on examples that are not trained on.
 *
 * @param <T> the array type of a backend
 */
@FunctionalInterface
public interface Validation<T> {
    /** Returns the score. Parameters are not modified. */
    Score of(Named<T> parameters);

    /** Returns no validation: both numbers are NaN. */
    static <T> Validation<T> none() {
        return parameters -> new Score(Double.NaN, Double.NaN);
    }

    /**
     * How good parameters are.
     *
     * @param loss     the mean over the examples, or NaN if there is none
     * @param accuracy the share of examples that are right, or NaN where there is no right and wrong
     */
    record Score(double loss, double accuracy) {}
}
