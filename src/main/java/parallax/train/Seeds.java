package parallax.train;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The generators of a training, each a function of the seed and of what it is for.
 *
 * <p>So none has a state to be saved: step 1000 draws the same whether the training came there in one run or in three.
 */
final class Seeds {
    private static final long ORDER = 1;
    private static final long STEP = 2;

    private Seeds() {}

    /** Returns the generator of an epoch's order. */
    static RandomGenerator ofEpoch(long seed, long epoch) {
        return generator(seed, ORDER, epoch);
    }

    /** Returns the generator of a step. */
    static RandomGenerator ofStep(long seed, long step) {
        return generator(seed, STEP, step);
    }

    // Each number goes through the generator's mixing, so that neighbours have nothing in common.
    private static RandomGenerator generator(long seed, long purpose, long number) {
        long mixed = new SplittableRandom(seed).nextLong();
        mixed = new SplittableRandom(mixed + purpose).nextLong();
        return new SplittableRandom(mixed + new SplittableRandom(number).nextLong());
    }
}
