package parallax.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import org.junit.jupiter.api.Test;
import parallax.tensor.Tensor;

class StandardiserTest {
    @Test
    void trainSetIsStandardisedByItself() {
        Tensor x = Tensor.matrix(new double[] {1, 10, 4}, new double[] {3, 10, 0});
        Standardiser standardiser = Standardiser.of(x);
        // Means 2, 10, 2; deviations 1, 0 (so 1), 2.
        assertEquals(Tensor.matrix(new double[] {-1, 0, 1}, new double[] {1, 0, -1}), standardiser.apply(x));
        assertEquals(
                Tensor.matrix(new double[] {(5 - 2) / 1.0, (11 - 10) / 1.0, (5 - 2) / 2.0}),
                standardiser.apply(Tensor.matrix(new double[] {5, 11, 5})));
    }

    @Test
    void featuresOfImagesAreChannelsThoseOfSequencesLast() {
        Tensor images = Tensor.of(new int[] {1, 2, 1, 2}, 1, 3, 10, 30);
        assertEquals(
                Tensor.of(new int[] {1, 2, 1, 2}, -1, 1, -1, 1),
                Standardiser.of(images).apply(images));
        Tensor sequences = Tensor.of(new int[] {1, 2, 2}, 1, 10, 3, 30);
        assertEquals(
                Tensor.of(new int[] {1, 2, 2}, -1, -1, 1, 1),
                Standardiser.of(sequences).apply(sequences));
        LabelledData digits = Glyphs.digits(20, 12, 1);
        Tensor standard = Standardiser.of(digits.x()).apply(digits).x();
        assertEquals(0, standard.sum() / standard.length(), 1e-12);
        assertEquals(1, standard.map(v -> v * v).sum() / standard.length(), 1e-12);
    }

    @Test
    void equalNumbersHaveNoDeviation() {
        Tensor x = Tensor.zeros(3, 1).map(v -> 0.1);
        Tensor y = Standardiser.of(x).apply(x);
        assertTrue(Math.abs(y.get(0, 0)) < 1e-15, y.toString());
    }

    @Test
    void standardiserSaysWhatDoesNotFit() {
        assertRejects(
                "train must be (N, F), (N, T, F) or (N, C, H, W), has shape (3)",
                () -> Standardiser.of(Tensor.vector(1, 2, 3)));
        Standardiser standardiser = Standardiser.of(Tensor.zeros(3, 2));
        assertRejects(
                "x must have 2 axes as the train set, and 2 features along axis 1, has shape (4, 3)",
                () -> standardiser.apply(Tensor.zeros(4, 3)));
        assertRejects(
                "x must have 2 axes as the train set, and 2 features along axis 1, has shape (4, 2, 2)",
                () -> standardiser.apply(Tensor.zeros(4, 2, 2)));
        assertRejects(
                "x must have 2 axes as the train set, and 2 features along axis 1, has shape (4, 2, 3, 3)",
                () -> standardiser.apply(Tensor.zeros(4, 2, 3, 3)));
        assertRejects("train[1, 0] is NaN", () -> Standardiser.of(Tensor.of(new int[] {2, 1}, 1, Double.NaN)));
        Tensor two = Tensor.vector(1, 2);
        assertRejects("mean is null", () -> new Standardiser(null, two, 2));
        assertRejects("deviation[1] must be above 0, is 0.0", () -> new Standardiser(two, Tensor.vector(1, 0), 2));
        assertRejects(
                "deviation[0] is Infinity, must be finite",
                () -> new Standardiser(two, Tensor.vector(Double.POSITIVE_INFINITY, 1), 2));
        assertRejects(
                "deviation must have the shape of mean, (2); has (1)",
                () -> new Standardiser(two, Tensor.vector(1), 2));
        assertRejects("rank must be 2, 3 or 4, is 1", () -> new Standardiser(two, two, 1));
    }
}
