package parallax.exercise.diagnosis;

import java.util.Random;
import parallax.tensor.Tensor;

/** Entries of probes: reproducible, short to print, and unlike each other. */
public final class Entries {
    private static final double[] HALVES = {-3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3};

    private Entries() {}

    /**
     * Returns a tensor of multiples of one half between -3 and 3, none 0.
     *
     * <p>Halves are exact in float as in double, so a right answer is right in either; they are no whole numbers, so
     * a sum kept in an {@code int} shows; neighbours differ, so a wrong index shows; none is 0, so every entry counts.
     *
     * @param seed  another seed, another tensor
     * @param shape the sizes of the axes. Not modified.
     */
    public static Tensor halves(long seed, int... shape) {
        Random random = new Random(seed);
        Tensor t = Tensor.zeros(shape);
        double[] data = t.data();
        double[] deck = HALVES.clone();
        for (int k = 0; k < data.length; k++) {
            int top = k % deck.length;
            int drawn = top + random.nextInt(deck.length - top);
            double value = deck[drawn];
            deck[drawn] = deck[top];
            deck[top] = value;
            data[k] = value;
        }
        return t;
    }
}
