package parallax.data;

import java.util.Random;
import parallax.tensor.Tensor;

/**
 * Sequences of numbers whose right answer needs memory, made from a seed: the same on every machine.
 *
 * <p>All are (N, T, F): N sequences of T steps with F numbers each. A larger set with the same seed begins with the smaller one.
 */
public final class Sequences {
    private Sequences() {}

    /**
     * Returns random bits x (N, T, 1), to be said again {@code delay} steps later: y[n,t] = x[n, t − delay], 0 before that.
     *
     * @throws IllegalArgumentException if count or steps is less than 1, or delay is not from 0 to steps − 1
     */
    public static TargetData echo(int count, int steps, int delay, long seed) {
        Tensor x = bits(count, steps, seed);
        if (delay < 0 || delay >= steps) {
            throw new IllegalArgumentException(
                    "delay is " + delay + ", must be from 0 to " + (steps - 1) + ": there are " + steps + " steps");
        }
        Tensor y = Tensor.zeros(count, steps, 1);
        for (int n = 0; n < count; n++) {
            for (int t = delay; t < steps; t++) {
                y.set(x.get(n, t - delay, 0), n, t, 0);
            }
        }
        return new TargetData(x, y);
    }

    /**
     * Returns random bits x (N, T, 1) with their running parity y (N, T, 1): y[n,t] = 1 where the bits x[n,0] to x[n,t] have an odd
     * sum, else 0. One bit of memory is enough, and no step may be forgotten.
     *
     * @throws IllegalArgumentException if count or steps is less than 1
     */
    public static TargetData runningParity(int count, int steps, long seed) {
        Tensor x = bits(count, steps, seed);
        Tensor y = Tensor.zeros(count, steps, 1);
        for (int n = 0; n < count; n++) {
            double parity = 0;
            for (int t = 0; t < steps; t++) {
                parity = (parity + x.get(n, t, 0)) % 2;
                y.set(parity, n, t, 0);
            }
        }
        return new TargetData(x, y);
    }

    /**
     * Returns the adding problem: x (N, T, 2) has a number from 0 to 1 at each step, and beside it a mark, 1 at two steps and 0
     * elsewhere; y (N, 1) is the sum of the two numbers marked. One mark is in the first half, one in the second.
     *
     * <p>To answer 1 always has a mean squared error of 1/6: what a net must beat.
     *
     * <p><b>Source.</b> S. Hochreiter and J. Schmidhuber, "Long Short-Term Memory" (1997), section 5.4, in the form of numbers from 0
     * to 1 that is usual since Q. Le et al. (2015).
     *
     * @throws IllegalArgumentException if count is less than 1, or steps less than 2
     */
    public static TargetData adding(int count, int steps, long seed) {
        Counts.require("count", count, 1);
        Counts.require("steps", steps, 2);
        Random random = new Random(seed);
        Tensor x = Tensor.zeros(count, steps, 2);
        Tensor y = Tensor.zeros(count, 1);
        for (int n = 0; n < count; n++) {
            for (int t = 0; t < steps; t++) {
                x.set(random.nextDouble(), n, t, 0);
            }
            int early = random.nextInt(steps / 2);
            int late = steps / 2 + random.nextInt(steps - steps / 2);
            x.set(1, n, early, 1);
            x.set(1, n, late, 1);
            y.set(x.get(n, early, 0) + x.get(n, late, 0), n, 0);
        }
        return new TargetData(x, y);
    }

    private static Tensor bits(int count, int steps, long seed) {
        Counts.require("count", count, 1);
        Counts.require("steps", steps, 1);
        Random random = new Random(seed);
        Tensor x = Tensor.zeros(count, steps, 1);
        for (int k = 0; k < x.length(); k++) {
            x.data()[k] = random.nextInt(2);
        }
        return x;
    }
}
