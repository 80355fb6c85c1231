package parallax.nn.activation;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.ActivationOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link LogSoftmax} must do. */
interface LogSoftmaxContract<T> extends TwinContract<T> {
    LogSoftmax<T> twin(int axis);

    @Override
    default List<String> ops() {
        return List.of("logSoftmax");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(1, 2, 3, 4),
                probe(-1, 3, 5),
                probe(0, 3, 5),
                probe(1, 2, 3, 4, 2),
                probe(0, 6),
                probe(1, 3, 1),
                probe(1, 1, 4));
    }

    private Probe<T> probe(int axis, int... x) {
        return new Probe<>(
                "axis " + axis + " of " + Arrays.toString(x),
                ActivationOperators.of(new NaiveLogSoftmax(axis)),
                ActivationOperators.of(twin(axis)),
                TwinContract.normal("x", x));
    }

    @Test
    default void isTheLogarithmOfTheShare() {
        // exp of the entries: 1, 3, 6
        T x = vector(Math.log(1), Math.log(3), Math.log(6));
        assertSame(Tensor.vector(Math.log(1 / 10.0), Math.log(3 / 10.0), Math.log(6 / 10.0)), twin(0).forward(x));
    }

    @Test
    default void gradientByHand() {
        // dx[k] = dy[k] − exp(y[k]) · (5 + 7 + 9)
        T y = vector(Math.log(0.1), Math.log(0.3), Math.log(0.6));
        assertSame(Tensor.vector(5 - 0.1 * 21, 7 - 0.3 * 21, 9 - 0.6 * 21), twin(0).backward(y, vector(5, 7, 9)));
    }

    @Test
    default void exponentialsSumToOne() {
        Tensor x = TwinContract.normal("x", new int[] {3, 5}).get("x");
        Tensor y = backend().tensor(twin(1).forward(backend().of(x)));
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 5; j++) {
                sum += Math.exp(y.get(i, j));
            }
            assertSame(Tensor.vector(1), vector(sum));
        }
    }

    /** Where softmax rounds to 0 its logarithm is a number still. */
    @Test
    default void hugeEntriesStayFinite() {
        assertSame(Tensor.vector(-1000, 0, -5000), twin(0).forward(vector(1000, 2000, -3000)));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3));
        TwinContract.assertRejects("there is no axis 2: x has 2 axes (2, 3)", () -> twin(2).forward(x));
        TwinContract.assertRejects(
                "dy must have the shape of y, (2, 3); has (2)", () -> twin(0).backward(x, vector(1, 2)));
    }
}
