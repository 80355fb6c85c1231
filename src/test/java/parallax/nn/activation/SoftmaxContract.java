package parallax.nn.activation;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.ActivationOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Softmax} must do. */
interface SoftmaxContract<T> extends TwinContract<T> {
    Softmax<T> twin(int axis);

    @Override
    default List<String> ops() {
        return List.of("softmax");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(1, 2, 3, 4),
                probe(-1, 3, 5),
                probe(0, 3, 5),
                probe(1, 2, 3, 4, 2),
                probe(-2, 2, 1, 3, 5),
                probe(0, 6),
                probe(1, 3, 1),
                probe(1, 1, 4));
    }

    private Probe<T> probe(int axis, int... x) {
        return new Probe<>(
                "axis " + axis + " of " + Arrays.toString(x),
                ActivationOperators.of(new NaiveSoftmax(axis)),
                ActivationOperators.of(twin(axis)),
                TwinContract.normal("x", x));
    }

    @Test
    default void sharesByExponentials() {
        // exp of the entries: 1, 3, 6 and 5, 1, 2
        T x = array(new int[] {2, 3}, Math.log(1), Math.log(3), Math.log(6), Math.log(5), Math.log(1), Math.log(2));
        assertSame(
                Tensor.of(new int[] {2, 3}, 1 / 10.0, 3 / 10.0, 6 / 10.0, 5 / 8.0, 1 / 8.0, 2 / 8.0),
                twin(1).forward(x));
        assertSame(
                Tensor.of(new int[] {2, 3}, 1 / 6.0, 3 / 4.0, 6 / 8.0, 5 / 6.0, 1 / 4.0, 2 / 8.0), twin(0).forward(x));
    }

    @Test
    default void gradientByHand() {
        // dx[k] = y[k] · (dy[k] − (0.1·5 + 0.3·7 + 0.6·9))
        T y = vector(0.1, 0.3, 0.6);
        double dot = 0.1 * 5 + 0.3 * 7 + 0.6 * 9;
        assertSame(
                Tensor.vector(0.1 * (5 - dot), 0.3 * (7 - dot), 0.6 * (9 - dot)), twin(0).backward(y, vector(5, 7, 9)));
    }

    @Test
    default void aShiftChangesNothing() {
        Tensor x = TwinContract.normal("x", new int[] {3, 5}).get("x");
        Tensor y = backend().tensor(twin(1).forward(backend().of(x)));
        assertSame(y, twin(1).forward(backend().of(x.map(v -> v + 64))));
    }

    @Test
    default void hugeEntriesNeitherOverflowNorVanish() {
        assertSame(Tensor.vector(0, 1, 0), twin(0).forward(vector(1000, 2000, -3000)));
        assertSame(Tensor.vector(0.5, 0.5), twin(0).forward(vector(-1e30, -1e30)));
        assertSame(Tensor.vector(1, 0), twin(0).forward(vector(3, Double.NEGATIVE_INFINITY)));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3));
        TwinContract.assertRejects("there is no axis 2: x has 2 axes (2, 3)", () -> twin(2).forward(x));
        TwinContract.assertRejects("there is no axis -3: x has 2 axes (2, 3)", () -> twin(-3).forward(x));
        TwinContract.assertRejects(
                "x is empty: axis 1 of (2, 0) has size 0, must be at least 1",
                () -> twin(0).forward(backend().of(Tensor.zeros(2, 0))));
        TwinContract.assertRejects(
                "dy must have the shape of y, (2, 3); has (2)", () -> twin(0).backward(x, vector(1, 2)));
    }
}
