package parallax.data.augment;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.AugmentOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Flip} must do. */
interface FlipContract<T> extends AugmentContract<T> {
    Flip<T> twin();

    @Override
    default List<String> ops() {
        return List.of("flip");
    }

    @Override
    default List<Probe<T>> probes() {
        boolean[] h = {true, false, true};
        boolean[] v = {false, true, true};
        boolean[] one = {true};
        return List.of(
                probe(
                        "each otherwise",
                        AugmentOperators.of(new NaiveFlip(), h, v),
                        AugmentOperators.of(twin(), h, v),
                        3,
                        2,
                        4,
                        5),
                probe(
                        "one",
                        AugmentOperators.of(new NaiveFlip(), one, one),
                        AugmentOperators.of(twin(), one, one),
                        1,
                        3,
                        1,
                        2));
    }

    @Test
    default void mirrorsEachImageItsOwnWay() {
        T x = array(
                new int[] {3, 1, 2, 3}, 1, 2, 3, 4, 5, 6, /* second */ 1, 2, 3, 4, 5, 6, /* third */ 1, 2, 3, 4, 5, 6);
        T y = twin().apply(x, new boolean[] {true, false, true}, new boolean[] {false, true, true});
        assertSame(
                Tensor.of(
                        new int[] {3, 1, 2, 3},
                        3,
                        2,
                        1,
                        6,
                        5,
                        4, /* second */
                        4,
                        5,
                        6,
                        1,
                        2,
                        3, /* third */
                        6,
                        5,
                        4,
                        3,
                        2,
                        1),
                y);
    }

    @Test
    default void twiceIsTheImage() {
        T x = images(2, 3, 5, 4);
        boolean[] h = {true, false};
        boolean[] v = {true, true};
        assertEqualTo(x, twin().apply(twin().apply(x, h, v), h, v));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = images(2, 1, 3, 4);
        TwinContract.assertRejects(
                "horizontal has 1 entries, x has 2 images",
                () -> twin().apply(x, new boolean[] {true}, new boolean[] {true, false}));
        TwinContract.assertRejects("vertical is null", () -> twin().apply(x, new boolean[2], null));
        TwinContract.assertRejects(
                "x must have 4 axes (N, C, H, W), has 1: (2)",
                () -> twin().apply(vector(1, 2), new boolean[2], new boolean[2]));
    }
}
