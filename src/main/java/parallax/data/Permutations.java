package parallax.data;

import java.util.random.RandomGenerator;
import parallax.tensor.Arguments;

/** Random orders, from a generator that is given. */
public final class Permutations {
    private Permutations() {}

    /**
     * Returns the numbers 0 to n − 1 in random order, all orders equally likely (Fisher and Yates, in Durstenfeld's form).
     *
     * @param random moves on by n − 1 draws of {@code nextInt}, or none if n is 0
     */
    public static int[] random(int n, RandomGenerator random) {
        Arguments.given("random", random);
        int[] order = inOrder(n);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** Returns the numbers 0 to n − 1 in their order. */
    static int[] inOrder(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return order;
    }
}
