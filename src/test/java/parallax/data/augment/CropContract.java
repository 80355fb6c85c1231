package parallax.data.augment;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.AugmentOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Crop} must do. */
interface CropContract<T> extends AugmentContract<T> {
    Crop<T> twin();

    @Override
    default List<String> ops() {
        return List.of("crop");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe("padded", new int[] {-2, 1, 0}, new int[] {1, -3, 2}, 4, 5, 3, 2, 4, 5),
                probe("smaller", new int[] {1, 2}, new int[] {2, 0}, 2, 3, 2, 3, 4, 5),
                probe("larger", new int[] {-1}, new int[] {-3}, 6, 9, 1, 2, 4, 5),
                probe("outside", new int[] {4, 0}, new int[] {0, -5}, 4, 5, 2, 1, 4, 5));
    }

    private Probe<T> probe(String name, int[] top, int[] left, int height, int width, int... shape) {
        return probe(
                name,
                AugmentOperators.of(new NaiveCrop(), top, left, height, width),
                AugmentOperators.of(twin(), top, left, height, width),
                shape);
    }

    @Test
    default void cutsEachImageAtItsOwnPlace() {
        T x = array(new int[] {2, 1, 2, 3}, 1, 2, 3, 4, 5, 6, /* second */ 10, 20, 30, 40, 50, 60);
        T y = twin().apply(x, new int[] {1, -1}, new int[] {-1, 1}, 2, 2);
        // First: rows 1 and 2, columns -1 and 0. Second: rows -1 and 0, columns 1 and 2.
        assertSame(Tensor.of(new int[] {2, 1, 2, 2}, 0, 4, 0, 0, /* second */ 0, 0, 20, 30), y);
    }

    /** The last row and column are lost on the way, and come back as zeros. */
    @Test
    default void aShiftAndItsInverseKeepWhatStayedInside() {
        Tensor x = backend().tensor(images(1, 2, 4, 5));
        int[] there = {-1};
        int[] back = {1};
        T y = twin().apply(twin().apply(backend().of(x), there, there, 4, 5), back, back, 4, 5);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 5; j++) {
                    x.set(i < 3 && j < 4 ? x.get(0, c, i, j) : 0, 0, c, i, j);
                }
            }
        }
        assertEqualTo(backend().of(x), y);
    }

    @Test
    default void placesFarAwaySeeNothing() {
        int[] far = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        assertSame(Tensor.zeros(2, 1, 3, 4), twin().apply(images(2, 1, 3, 4), far, far, 3, 4));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = images(2, 1, 3, 4);
        int[] two = {0, 0};
        TwinContract.assertRejects("top has 3 entries, x has 2 images", () -> twin().apply(x, new int[3], two, 3, 4));
        TwinContract.assertRejects("left is null", () -> twin().apply(x, two, null, 3, 4));
        TwinContract.assertRejects(
                "the output is too large: shape (2, 1, 65536, 65536) holds more than 2147483647 entries",
                () -> twin().apply(x, two, two, 65536, 65536));
        TwinContract.assertRejects("a window is at least 1 x 1, this is 0 x 4", () -> twin().apply(x, two, two, 0, 4));
    }
}
