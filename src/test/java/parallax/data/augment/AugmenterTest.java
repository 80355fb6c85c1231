package parallax.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.data.Glyphs;
import parallax.data.LabelledData;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;

class AugmenterTest {
    private final LabelledData digits = Glyphs.digits(10, 12, 7);

    private static <T> Augmenter<T> all(Augmenter<T> none) {
        return none.flip(0.5, 0.3)
                .shift(2)
                .rotate(20)
                .crop(11, 10, 1)
                .noise(0.1)
                .mixup(0.4)
                .cutmix(1);
    }

    @Test
    void bothBackendsDrawTheSame() {
        Augmenter.Batch<Tensor> naive = all(Augmenter.naive()).apply(digits.x(), digits.oneHot(), new Random(3));
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            Nd4jBackend backend = new Nd4jBackend(type);
            Augmenter.Batch<INDArray> fast = all(Nd4jAugmenter.of(type))
                    .apply(backend.of(digits.x()), backend.of(digits.oneHot()), new Random(3));
            Tolerance tolerance = type == DataType.DOUBLE ? Tolerance.DOUBLE : Tolerance.FLOAT;
            Comparison x = Comparison.of("x", naive.x(), backend.tensor(fast.x()), tolerance);
            assertTrue(x.passed(), x::toString);
            Comparison labels = Comparison.of("labels", naive.labels(), backend.tensor(fast.labels()), tolerance);
            assertTrue(labels.passed(), labels::toString);
        }
        assertArrayEquals(new int[] {10, 1, 11, 10}, naive.x().shape());
    }

    @Test
    void labelsSumToOne() {
        Tensor labels = all(Augmenter.naive())
                .apply(digits.x(), digits.oneHot(), new Random(3))
                .labels();
        for (int n = 0; n < 10; n++) {
            double sum = 0;
            for (int k = 0; k < 10; k++) {
                sum += labels.get(n, k);
            }
            assertEquals(1, sum, 1e-12);
        }
        assertNotEquals(digits.oneHot(), labels);
    }

    @Test
    void theSeedDecidesAll() {
        Augmenter<Tensor> augmenter = all(Augmenter.naive());
        Tensor x = augmenter.apply(digits.x(), digits.oneHot(), new Random(3)).x();
        assertEquals(
                x, augmenter.apply(digits.x(), digits.oneHot(), new Random(3)).x());
        assertNotEquals(
                x, augmenter.apply(digits.x(), digits.oneHot(), new Random(4)).x());
        assertEquals(Glyphs.digits(10, 12, 7), digits);
    }

    @Test
    void eachStepAloneChangesTheImagesAndNotTheLabels() {
        for (Augmenter<Tensor> one : List.of(
                Augmenter.naive().flip(1, 0),
                Augmenter.naive().shift(3),
                Augmenter.naive().crop(12, 12, 2),
                Augmenter.naive().rotate(30),
                Augmenter.naive().noise(0.1))) {
            Augmenter.Batch<Tensor> batch = one.apply(digits.x(), digits.oneHot(), new Random(5));
            assertNotEquals(digits.x(), batch.x());
            assertArrayEquals(digits.x().shape(), batch.x().shape());
            assertEquals(digits.oneHot(), batch.labels());
        }
    }

    @Test
    void whatIsShiftedOutIsGone() {
        Nd4jBackend backend = new Nd4jBackend(DataType.FLOAT);
        INDArray x = backend.of(digits.x());
        INDArray labels = backend.of(digits.oneHot());
        assertEquals(
                0,
                Augmenter.naive()
                        .shift(Integer.MAX_VALUE)
                        .apply(digits.x(), digits.oneHot(), new Random(1))
                        .x()
                        .sum());
        INDArray shifted = Nd4jAugmenter.of(DataType.FLOAT)
                .shift(Integer.MAX_VALUE)
                .apply(x, labels, new Random(1))
                .x();
        assertEquals(0, backend.tensor(shifted).sum());
    }

    @Test
    void theCallersArraysStayOpen() {
        Nd4jBackend backend = new Nd4jBackend(DataType.FLOAT);
        INDArray x = backend.of(digits.x());
        INDArray labels = backend.of(digits.oneHot());
        Augmenter.Batch<INDArray> batch =
                Nd4jAugmenter.of(DataType.FLOAT).flip(1, 0).noise(0.1).apply(x, labels, new Random(1));
        assertFalse(x.wasClosed());
        assertFalse(batch.x().wasClosed());
        assertSame(labels, batch.labels());
    }

    @Test
    void saysWhatDoesNotFit() {
        Augmenter<Tensor> none = Augmenter.naive();
        assertRejects("horizontal must be from 0 to 1, is 2.0", () -> none.flip(2, 0));
        assertRejects("most must be at least 0, is -1", () -> none.shift(-1));
        assertRejects("padding must be at least 0, is -1", () -> none.crop(3, 3, -1));
        assertRejects("a window is at least 1 x 1, this is 3 x 0", () -> none.crop(3, 0, 1));
        assertRejects("the largest angle must be at least 0 and finite, is -5.0", () -> none.rotate(-5));
        assertRejects("sigma must be at least 0 and finite, is -1.0", () -> none.noise(-1));
        assertRejects("alpha must be above 0 and finite, is 0.0", () -> none.mixup(0));
        assertRejects("alpha must be above 0 and finite, is -1.0", () -> none.cutmix(-1));
        assertRejects(
                "a window of 13 x 15 in an image of 12 x 12 with padding 1",
                () -> none.crop(13, 15, 1).apply(digits.x(), digits.oneHot(), new Random(1)));
        assertRejects(
                "a window of 3 x 3 in an image of 12 x 12 with padding 2147483647",
                () -> none.crop(3, 3, Integer.MAX_VALUE).apply(digits.x(), digits.oneHot(), new Random(1)));
        assertRejects(
                "x has 10 images, labels has 3 rows", () -> none.apply(digits.x(), Tensor.zeros(3, 2), new Random(1)));
        assertRejects("random is null", () -> none.apply(digits.x(), digits.oneHot(), null));
    }
}
