package parallax.data.augment;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.AugmentOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Mixup} must do. */
interface MixupContract<T> extends AugmentContract<T> {
    Mixup<T> twin();

    @Override
    default List<String> ops() {
        return List.of("mixup");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(0.7, new int[] {2, 0, 1}, 3, 2, 4, 5),
                probe(0.25, new int[] {1, 1, 0, 3}, 4, 3),
                probe(0.5, new int[] {1, 0}, 2),
                probe(1, new int[] {0}, 1, 1));
    }

    private Probe<T> probe(double lambda, int[] partner, int... shape) {
        return probe(
                "lambda " + lambda,
                AugmentOperators.of(new NaiveMixup(), lambda, partner),
                AugmentOperators.of(twin(), lambda, partner),
                shape);
    }

    @Test
    default void isTheWeightedMean() {
        T x = array(new int[] {3, 2}, 1, 2, 10, 20, 100, 200);
        double[] expected = {
            0.75 * 1 + 0.25 * 100, 0.75 * 2 + 0.25 * 200,
            0.75 * 10 + 0.25 * 1, 0.75 * 20 + 0.25 * 2,
            0.75 * 100 + 0.25 * 100, 0.75 * 200 + 0.25 * 200
        };
        assertSame(Tensor.of(new int[] {3, 2}, expected), twin().apply(x, 0.75, 2, 0, 2));
    }

    @Test
    default void ofEqualImagesIsTheImage() {
        T x = images(3, 2, 4, 5);
        assertSame(backend().tensor(x), twin().apply(x, 0.3, 0, 1, 2));
    }

    @Test
    default void labelsStillSumToOne() {
        T labels = array(new int[] {3, 4}, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0);
        Tensor mixed = backend().tensor(twin().apply(labels, 0.3, 1, 2, 0));
        for (int n = 0; n < 3; n++) {
            assertNumber(1, mixed.get(n, 0) + mixed.get(n, 1) + mixed.get(n, 2) + mixed.get(n, 3));
        }
        assertNumber(0.3, mixed.get(0, 1));
        assertNumber(0.7, mixed.get(0, 3));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = images(2, 1, 3, 4);
        TwinContract.assertRejects("lambda must be from 0 to 1, is 1.5", () -> twin().apply(x, 1.5, 1, 0));
        TwinContract.assertRejects("lambda must be from 0 to 1, is NaN", () -> twin().apply(x, Double.NaN, 1, 0));
        TwinContract.assertRejects(
                "partner has 1 entries, x has 2 along its first axis", () -> twin().apply(x, 0.5, 1));
        TwinContract.assertRejects("partner[1] is 2, must be from 0 to 1", () -> twin().apply(x, 0.5, 1, 2));
        TwinContract.assertRejects("partner is null", () -> twin().apply(x, 0.5, (int[]) null));
    }
}
