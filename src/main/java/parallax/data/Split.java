package parallax.data;

/**
 * A dataset in two parts without a common example.
 *
 * @param train what a model learns from
 * @param test  what it is judged by, and never learns from
 * @param <D>   the kind of dataset
 */
public record Split<D>(D train, D test) {}
