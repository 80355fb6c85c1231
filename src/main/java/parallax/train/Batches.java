package parallax.train;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import parallax.data.Dataset;
import parallax.data.Permutations;
import parallax.tensor.Arguments;

/**
 * Examples in batches, in another order in each epoch.
 *
 * @param <B> what a batch is
 */
public interface Batches<B> {
    /** Returns how many batches an epoch has: at least 1, and always the same number. */
    int perEpoch();

    /**
     * Returns an epoch's batches, by their number from 0.
     *
     * <p>What batch k holds depends on what was drawn when this was called and on k alone, not on the batches asked for before:
     * so a training that was interrupted goes on in the middle of an epoch.
     *
     * @param random draws the order, now
     */
    IntFunction<B> epoch(RandomGenerator random);

    /**
     * Returns batches of a dataset in random order, each example once in an epoch; the last batch has the examples that are left.
     *
     * @param size of a batch; larger than the dataset, all examples are one batch
     * @throws IllegalArgumentException if size is less than 1
     */
    static <B> Batches<B> of(Dataset<?, B> dataset, int size) {
        Arguments.given("dataset", dataset);
        if (size < 1) {
            throw new IllegalArgumentException("a batch has at least 1 example, size is " + size);
        }
        return new Batches<>() {
            @Override
            public int perEpoch() {
                return 1 + (dataset.size() - 1) / size;
            }

            @Override
            public IntFunction<B> epoch(RandomGenerator random) {
                int[] order = Permutations.random(dataset.size(), random);
                return k -> {
                    int from = (int) Math.min(order.length, (long) k * size);
                    return dataset.batch(Arrays.copyOfRange(order, from, from + Math.min(size, order.length - from)));
                };
            }
        };
    }
}
