package parallax.nn.attention;

import java.util.Arrays;
import parallax.nn.Backend;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Masks for attention, 1 where a query may attend to a key and 0 where not; they are combined by multiplying them. */
public final class AttentionMasks {
    private AttentionMasks() {}

    /**
     * Returns the mask (Tq, Tk) of queries that begin at a later position than the keys do: query i, at position o + i, may attend to keys 0 to
     * o + i.
     *
     * <p>With o = 0 that is causal attention; a key-value cache that holds o tokens already has its further queries at o.
     *
     * @param queries Tq, at least 1
     * @param keys    Tk, at least 1
     * @param offset  o, at least 0
     * @throws IllegalArgumentException if a number is less
     */
    public static <T> T causal(Backend<T> backend, int queries, int keys, int offset) {
        requireAtLeast("queries", queries, 1);
        requireAtLeast("keys", keys, 1);
        requireAtLeast("offset", offset, 0);
        Tensor mask = Tensor.zeros(queries, keys);
        for (int i = 0; i < queries; i++)
            for (int j = 0; j < keys && j - offset <= i; j++) {
                mask.set(1, i, j);
            }
        return backend.of(mask);
    }

    /**
     * Returns the mask (B, 1, Tk) of sequences of different lengths, filled up to Tk: keys from lengths[b] on are padding, and
     * nobody may attend to them.
     *
     * @param lengths of each of the B sequences, from 0 to Tk. Not modified.
     * @param keys    Tk, at least 1
     * @throws IllegalArgumentException if there is no sequence, or a length is out of its range
     */
    public static <T> T lengths(Backend<T> backend, int[] lengths, int keys) {
        requireAtLeast("the number of lengths", Arguments.given("lengths", lengths).length, 1);
        requireAtLeast("keys", keys, 1);
        Tensor mask = Tensor.zeros(lengths.length, 1, keys);
        for (int b = 0; b < lengths.length; b++) {
            if (lengths[b] < 0 || lengths[b] > keys) {
                throw new IllegalArgumentException(
                        Shapes.entry("lengths", b) + " is " + lengths[b] + ", must be from 0 to " + keys);
            }
            Arrays.fill(mask.data(), b * keys, b * keys + lengths[b], 1);
        }
        return backend.of(mask);
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
        }
    }
}
