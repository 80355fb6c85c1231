package parallax.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import parallax.tensor.Arguments;

/**
 * Examples in a fixed order, to be split, shuffled and cut into batches. Immutable: every method returns another dataset.
 *
 * <p>Where an order is random it comes from the generator given: the same seed gives the same split and the same batches.
 *
 * @param <D> the kind of dataset
 * @param <B> what one batch of it is: arrays of the same number of examples
 */
public interface Dataset<D, B> {
    /** Returns the number of examples. */
    int size();

    /**
     * Returns the dataset of some of the examples, in the order given; one may come twice.
     *
     * @param examples their indices, from 0 to size − 1. Not modified.
     * @throws IllegalArgumentException if there is no such example
     */
    D select(int... examples);

    /**
     * Returns the batch of some of the examples, in the order given.
     *
     * @param examples their indices. Not modified.
     * @throws IllegalArgumentException if there is no such example
     */
    B batch(int... examples);

    /**
     * Returns the first n examples.
     *
     * @throws IllegalArgumentException if there are fewer, or n is less than 1
     */
    default D first(int n) {
        if (n < 1 || n > size()) {
            throw new IllegalArgumentException("the first " + n + " examples of " + size());
        }
        return select(Permutations.inOrder(n));
    }

    /** Returns all examples in random order. */
    default D shuffled(RandomGenerator random) {
        return select(Permutations.random(size(), random));
    }

    /**
     * Returns two parts, drawn at random: of n examples, round(n · trainFraction) to train with.
     *
     * @throws IllegalArgumentException if a part would be empty; the message has the numbers
     */
    default Split<D> split(double trainFraction, RandomGenerator random) {
        long train = Math.round(size() * trainFraction);
        if (!(trainFraction > 0 && trainFraction < 1) || train < 1 || train >= size()) {
            throw new IllegalArgumentException("a train fraction of " + trainFraction + " leaves " + train + " of "
                    + size() + " examples to train with and " + (size() - train) + " to test; both must be at least 1");
        }
        int[] order = Permutations.random(size(), random);
        return new Split<>(
                select(Arrays.copyOf(order, (int) train)), select(Arrays.copyOfRange(order, (int) train, size())));
    }

    /**
     * Returns all examples once, in random order, as batches of {@code size}; the last has what is left.
     *
     * @throws IllegalArgumentException if size is less than 1
     */
    default List<B> batches(int size, RandomGenerator random) {
        return batches(size, Permutations.random(size(), random));
    }

    /** Returns all examples once, in their order, as batches of {@code size}: to judge a model, where the order does not matter. */
    default List<B> batches(int size) {
        return batches(size, Permutations.inOrder(size()));
    }

    private List<B> batches(int size, int[] order) {
        if (size < 1) {
            throw new IllegalArgumentException("a batch has at least 1 example, size is " + size);
        }
        List<B> batches = new ArrayList<>();
        for (int start = 0; start < order.length; start += size) {
            batches.add(batch(Arrays.copyOfRange(order, start, Math.min(order.length, start + size))));
        }
        return batches;
    }

    /**
     * Checks that there are examples of these indices.
     *
     * @throws IllegalArgumentException if one is below 0 or not below size, or none is given
     */
    static void requireExamples(int[] examples, int size) {
        if (Arguments.given("examples", examples).length == 0) {
            throw new IllegalArgumentException("no example is chosen, of " + size);
        }
        for (int example : examples) {
            if (example < 0 || example >= size) {
                throw new IllegalArgumentException("example " + example + " of " + size);
            }
        }
    }
}
