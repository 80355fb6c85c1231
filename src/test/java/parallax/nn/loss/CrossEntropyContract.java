package parallax.nn.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.LossOperators;
import parallax.nn.NaiveBackend;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link CrossEntropy} must do. */
interface CrossEntropyContract<T> extends TwinContract<T> {
    CrossEntropy<T> twin(int ignored, double smoothing);

    @Override
    default List<String> ops() {
        return List.of("crossEntropy");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(-100, 0, 5, 2, 0, 4),
                probe(-100, 0.1, 5, 2, 0, 4),
                probe(3, 0, 5, 3, 0, 4, 3),
                probe(-1, 0.25, 4, -1, 0, 3, -1, 1),
                probe(-100, 1, 3, 2, 1),
                probe(-100, 0.5, 1, 0, 0),
                probe(-100, 0, 7, 6));
    }

    private Probe<T> probe(int ignored, double smoothing, int classes, int... labels) {
        return new Probe<>(
                classes + " classes, labels " + Arrays.toString(labels) + ", smoothing " + smoothing,
                LossOperators.of(new NaiveCrossEntropy(ignored, smoothing), labels, new NaiveBackend()),
                LossOperators.of(twin(ignored, smoothing), labels, backend()),
                TwinContract.normal("x", new int[] {labels.length, classes}));
    }

    private CrossEntropy<T> plain() {
        return twin(CrossEntropy.IGNORED, 0);
    }

    @Test
    default void isTheMeanSurpriseAtTheLabels() {
        // softmax of the rows: 1/10, 3/10, 6/10 and 5/8, 1/8, 2/8
        T x = array(new int[] {2, 3}, Math.log(1), Math.log(3), Math.log(6), Math.log(5), Math.log(1), Math.log(2));
        int[] labels = {1, 0};
        assertNumber((-Math.log(3 / 10.0) - Math.log(5 / 8.0)) / 2, plain().forward(x, labels));
        assertSame(
                Tensor.of(
                        new int[] {2, 3},
                        1 / 10.0 / 2,
                        (3 / 10.0 - 1) / 2,
                        6 / 10.0 / 2,
                        (5 / 8.0 - 1) / 2,
                        1 / 8.0 / 2,
                        2 / 8.0 / 2),
                plain().backward(x, labels, 1));
    }

    @Test
    default void smoothingSharesAPartAmongAllClasses() {
        T x = array(new int[] {1, 3}, Math.log(1), Math.log(3), Math.log(6));
        // q = 0.7·[k = 2] + 0.3/3
        assertNumber(
                -(0.1 * Math.log(1 / 10.0) + 0.1 * Math.log(3 / 10.0) + 0.8 * Math.log(6 / 10.0)),
                twin(CrossEntropy.IGNORED, 0.3).forward(x, new int[] {2}));
        assertSame(
                Tensor.of(new int[] {1, 3}, 2 * (1 / 10.0 - 0.1), 2 * (3 / 10.0 - 0.1), 2 * (6 / 10.0 - 0.8)),
                twin(CrossEntropy.IGNORED, 0.3).backward(x, new int[] {2}, 2));
    }

    @Test
    default void ignoredRowsAreAsIfTheyWereNotThere() {
        Tensor x = TwinContract.normal("x", new int[] {3, 4}).get("x");
        Tensor middle = Tensor.of(new int[] {1, 4}, Arrays.copyOfRange(x.data(), 4, 8));
        CrossEntropy<T> loss = twin(0, 0.2);
        int[] labels = {0, 3, 0};
        T alone = backend().of(middle);
        assertNumber(loss.forward(alone, new int[] {3}), loss.forward(backend().of(x), labels));
        Tensor gradient = backend().tensor(loss.backward(alone, new int[] {3}, 1));
        Tensor expected = Tensor.zeros(3, 4);
        System.arraycopy(gradient.data(), 0, expected.data(), 4, 4);
        assertSame(expected, loss.backward(backend().of(x), labels, 1));
    }

    @Test
    default void hugeLogitsGiveNumbers() {
        T x = array(new int[] {2, 2}, 1e4, -1e4, 3e3, 1e3);
        assertNumber((2e4 + 0) / 2, plain().forward(x, new int[] {1, 0}));
        assertSame(Tensor.of(new int[] {2, 2}, 0.5, -0.5, 0, 0), plain().backward(x, new int[] {1, 0}, 1));
    }

    @Test
    default void equalLogitsGiveTheLogarithmOfTheClasses() {
        assertNumber(Math.log(5), plain().forward(backend().of(Tensor.zeros(2, 5)), new int[] {1, 4}));
    }

    /** What is moved to one class is taken from the others. */
    @Test
    default void theGradientOfARowSumsToZero() {
        Map<String, Tensor> in = TwinContract.normal("x", new int[] {3, 5});
        Tensor dx = backend()
                .tensor(twin(CrossEntropy.IGNORED, 0.1).backward(backend().of(in.get("x")), new int[] {2, 0, 4}, 3));
        for (int n = 0; n < 3; n++) {
            double sum = 0;
            for (int k = 0; k < 5; k++) {
                sum += dx.get(n, k);
            }
            assertNumber(0, sum);
        }
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3));
        TwinContract.assertRejects(
                "x must have 2 axes (N, C), has 1: (2)", () -> plain().forward(vector(1, 2), new int[] {0, 1}));
        TwinContract.assertRejects("labels is null", () -> plain().forward(x, null));
        TwinContract.assertRejects("labels has 1 entries, x has 2 rows", () -> plain().forward(x, new int[] {1}));
        TwinContract.assertRejects(
                "labels[1] is 3, must be from 0 to 2, a class of x, or the ignored index -100",
                () -> plain().forward(x, new int[] {0, 3}));
        TwinContract.assertRejects(
                "labels[0] is -1, must be from 0 to 2, a class of x, or the ignored index -100",
                () -> plain().backward(x, new int[] {-1, 0}, 1));
        TwinContract.assertRejects(
                "all 2 labels are the ignored index 1: there is no mean of 0 rows",
                () -> twin(1, 0).forward(x, new int[] {1, 1}));
        TwinContract.assertRejects("smoothing must be from 0 to 1, is 1.5", () -> twin(-100, 1.5));
        TwinContract.assertRejects("smoothing must be from 0 to 1, is NaN", () -> twin(-100, Double.NaN));
    }
}
