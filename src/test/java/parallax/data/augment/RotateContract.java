package parallax.data.augment;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.AugmentOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Rotate} must do. */
interface RotateContract<T> extends AugmentContract<T> {
    Rotate<T> twin();

    @Override
    default List<String> ops() {
        return List.of("rotate");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(new double[] {17, -40.5, 0}, 3, 2, 4, 5),
                probe(new double[] {90, 180}, 2, 1, 5, 3),
                probe(new double[] {33}, 1, 2, 1, 4),
                probe(new double[] {-12}, 1, 1, 1, 1));
    }

    private Probe<T> probe(double[] degrees, int... shape) {
        return probe(
                Arrays.toString(degrees),
                AugmentOperators.of(new NaiveRotate(), degrees),
                AugmentOperators.of(twin(), degrees),
                shape);
    }

    @Test
    default void turnsCounterClockwise() {
        T x = array(new int[] {2, 1, 3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, /* second */ 1, 2, 3, 4, 5, 6, 7, 8, 9);
        // The right column becomes the top row, read from above; by 180 degrees all is reversed.
        assertSame(
                Tensor.of(new int[] {2, 1, 3, 3}, 3, 6, 9, 2, 5, 8, 1, 4, 7, /* second */ 9, 8, 7, 6, 5, 4, 3, 2, 1),
                twin().apply(x, 90, 180));
    }

    /** One bright pixel right of the centre; by 45 degrees the pixel above and right of the centre looks at (0, √2) from it. */
    @Test
    default void betweenPixelsBrightnessIsInterpolated() {
        Tensor x = Tensor.zeros(1, 1, 5, 5);
        x.set(1, 0, 0, 2, 3);
        Tensor y = backend().tensor(twin().apply(backend().of(x), 45));
        // From column 2 + √2, that is 3 and √2 − 1 of the way to 4: 1 − (√2 − 1) = 2 − √2 of the bright pixel.
        assertNumber(2 - Math.sqrt(2), y.get(0, 0, 1, 3));
        // The pixel right of the centre looks at (√½, √½) from it: √½ of the way right, 1 − √½ of it in the bright row.
        assertNumber(Math.sqrt(0.5) * (1 - Math.sqrt(0.5)), y.get(0, 0, 2, 3));
    }

    @Test
    default void aQuarterFourTimesIsTheSquareImage() {
        T x = images(2, 3, 5, 5);
        T y = x;
        for (int turn = 0; turn < 4; turn++) {
            y = twin().apply(y, 90, -90);
        }
        assertSame(backend().tensor(x), y);
    }

    @Test
    default void byNothingIsTheImage() {
        T x = images(2, 3, 4, 5);
        assertEqualTo(x, twin().apply(x, 0, 0));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = images(2, 1, 3, 4);
        TwinContract.assertRejects("degrees has 1 entries, x has 2 images", () -> twin().apply(x, 10));
        TwinContract.assertRejects(
                "degrees[1] is Infinity, must be finite", () -> twin().apply(x, 10, Double.POSITIVE_INFINITY));
        TwinContract.assertRejects("degrees is null", () -> twin().apply(x, (double[]) null));
    }
}
