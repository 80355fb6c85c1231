package parallax.data.augment;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.AugmentOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Cutmix} must do. */
interface CutmixContract<T> extends AugmentContract<T> {
    Cutmix<T> twin();

    @Override
    default List<String> ops() {
        return List.of("cutmix");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(new Box(1, 2, 2, 3), new int[] {2, 0, 1}, 3, 2, 4, 5),
                probe(new Box(0, 0, 4, 5), new int[] {1, 0}, 2, 1, 4, 5),
                probe(new Box(3, 1, 0, 2), new int[] {1, 1}, 2, 3, 4, 5));
    }

    private Probe<T> probe(Box box, int[] partner, int... shape) {
        return probe(
                box.toString(),
                AugmentOperators.of(new NaiveCutmix(), box, partner),
                AugmentOperators.of(twin(), box, partner),
                shape);
    }

    @Test
    default void theOtherImageIsSeenInTheBox() {
        T x = array(new int[] {2, 1, 2, 3}, 1, 2, 3, 4, 5, 6, /* second */ 10, 20, 30, 40, 50, 60);
        assertSame(
                Tensor.of(new int[] {2, 1, 2, 3}, 1, 20, 30, 4, 5, 6, /* second */ 10, 2, 3, 40, 50, 60),
                twin().apply(x, new Box(0, 1, 1, 2), 1, 0));
    }

    /** Of a white image and a black one, the share of white is the share of the label. */
    @Test
    default void theLabelsShareIsTheAreas() {
        Tensor x = Tensor.zeros(2, 3, 4, 5);
        Arrays.fill(x.data(), 0, 3 * 4 * 5, 1);
        Box box = new Box(1, 2, 3, 2);
        Tensor y = backend().tensor(twin().apply(backend().of(x), box, 1, 0));
        double white = Arrays.stream(y.data(), 0, 3 * 4 * 5).sum() / (3 * 4 * 5);
        assertNumber(white, box.keptShare(4, 5));
        assertNumber(1 - 6 / 20.0, box.keptShare(4, 5));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = images(2, 1, 3, 4);
        TwinContract.assertRejects(
                "the box ends at row 4 and column 2, the image has 3 x 4",
                () -> twin().apply(x, new Box(2, 0, 2, 2), 1, 0));
        TwinContract.assertRejects(
                "partner[0] is -1, must be from 0 to 1", () -> twin().apply(x, new Box(0, 0, 1, 1), -1, 0));
        TwinContract.assertRejects("box is null", () -> twin().apply(x, null, 1, 0));
        TwinContract.assertRejects(
                "top, left, height and width of a box must be at least 0, are 0, -1, 1 and 1",
                () -> new Box(0, -1, 1, 1));
    }
}
