package parallax.nn;

import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** How many steps of each sequence of a batch count, where sequences of different lengths are filled up to the longest. */
public final class Lengths {
    private Lengths() {}

    /**
     * Checks lengths against the batch they are of.
     *
     * @param lengths one for each sequence, or null if all steps count. Not modified.
     * @param batch   how many sequences x has
     * @param steps   how many steps x has
     * @throws IllegalArgumentException if there are more or fewer, or one is not from 1 to steps; the message has both numbers
     */
    public static void require(int[] lengths, int batch, int steps) {
        if (lengths == null) {
            return;
        }
        if (lengths.length != batch) {
            throw new IllegalArgumentException(
                    "lengths has " + lengths.length + " entries, x has " + batch + " sequences");
        }
        for (int b = 0; b < batch; b++) {
            if (lengths[b] < 1 || lengths[b] > steps) {
                throw new IllegalArgumentException(
                        "lengths[" + b + "] is " + lengths[b] + ", must be from 1 to the " + steps + " steps of x");
            }
        }
    }

    /** Checks that x has the axes (B, T, F), and lengths against it, as {@link #require}. */
    static void requireSequences(int[] shape, int[] lengths) {
        ShapeChecks.requireAxes("x", "(B, T, F)", shape);
        require(lengths, shape[0], shape[1]);
    }

    /**
     * Checks that no entry of the steps that count is NaN.
     *
     * @param name      what the caller's documentation calls the argument
     * @param sequences (B, T, F) if there are lengths. Not modified.
     * @param lengths   checked, or null if all steps count. Not modified.
     * @throws IllegalArgumentException if one is
     */
    public static <T> void requireNoNaN(Backend<T> backend, String name, T sequences, int[] lengths) {
        if (lengths == null) {
            backend.requireNoNaN(name, sequences);
        } else if (backend.firstNaN(sequences).isPresent()) { // perhaps of the filling
            Tensor entries = backend.tensor(sequences);
            for (int b = 0; b < lengths.length; b++)
                for (int t = 0; t < lengths[b]; t++)
                    for (int f = 0; f < entries.size(2); f++) {
                        if (Double.isNaN(entries.get(b, t, f))) {
                            throw new IllegalArgumentException(Shapes.entry(name, new int[] {b, t, f}) + " is NaN");
                        }
                    }
        }
    }

    /** Returns how many of the steps of sequence b count. */
    public static int of(int[] lengths, int b, int steps) {
        return lengths == null ? steps : lengths[b];
    }
}
