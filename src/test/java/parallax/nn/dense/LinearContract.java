package parallax.nn.dense;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.LinearOperator;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Linear} must do. */
interface LinearContract<T> extends TwinContract<T> {
    Linear<T> twin();

    @Override
    default List<String> ops() {
        return List.of("linear");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(true, 5, 2, 3, 4),
                probe(true, 3, 4, 5),
                probe(false, 3, 2, 5),
                probe(true, 4, 7),
                probe(true, 1, 3, 2),
                probe(true, 3, 2, 1),
                probe(true, 1, 1, 1),
                probe(true, 2, 2, 1, 3, 4));
    }

    private Probe<T> probe(boolean bias, int out, int... x) {
        int[] weight = {out, x[x.length - 1]};
        return new Probe<>(
                "x " + Arrays.toString(x) + ", weight " + Arrays.toString(weight),
                LinearOperator.of(new NaiveLinear()),
                LinearOperator.of(twin()),
                bias
                        ? TwinContract.normal("x", x, "weight", weight, "bias", new int[] {out})
                        : TwinContract.normal("x", x, "weight", weight));
    }

    @Test
    default void multipliesAndAdds() {
        T x = array(new int[] {2, 2}, 1, 2, 3, 4);
        T w = array(new int[] {3, 2}, 10, 20, 30, 40, 50, 60);
        assertSame(
                Tensor.of(
                        new int[] {2, 3},
                        7 + 1 * 10 + 2 * 20,
                        8 + 1 * 30 + 2 * 40,
                        9 + 1 * 50 + 2 * 60,
                        7 + 3 * 10 + 4 * 20,
                        8 + 3 * 30 + 4 * 40,
                        9 + 3 * 50 + 4 * 60),
                twin().forward(x, w, vector(7, 8, 9)));
    }

    @Test
    default void gradientsByHand() {
        T x = array(new int[] {2, 2}, 1, 2, 3, 4);
        T w = array(new int[] {1, 2}, 10, 20);
        Linear.Gradients<T> g = twin().backward(x, w, array(new int[] {2, 1}, 5, 7));
        assertSame(Tensor.of(new int[] {2, 2}, 5 * 10, 5 * 20, 7 * 10, 7 * 20), g.dx());
        assertSame(Tensor.of(new int[] {1, 2}, 5 * 1 + 7 * 3, 5 * 2 + 7 * 4), g.dWeight());
        assertSame(Tensor.vector(5 + 7), g.dBias());
    }

    @Test
    default void axesBeforeTheLastAreRows() {
        Map<String, Tensor> in =
                TwinContract.normal("x", new int[] {2, 3, 4}, "w", new int[] {5, 4}, "b", new int[] {5});
        T w = backend().of(in.get("w"));
        T b = backend().of(in.get("b"));
        T rows = twin().forward(backend().of(in.get("x").reshape(6, 4)), w, b);
        assertSame(
                backend().tensor(rows).reshape(2, 3, 5),
                twin().forward(backend().of(in.get("x")), w, b));
    }

    @Test
    default void isLinearInTheInput() {
        Map<String, Tensor> in = TwinContract.normal("x", new int[] {3, 4}, "w", new int[] {5, 4});
        T w = backend().of(in.get("w"));
        Tensor y = backend().tensor(twin().forward(backend().of(in.get("x")), w, null));
        assertSame(y.map(v -> -3 * v), twin().forward(backend().of(in.get("x").map(v -> -3 * v)), w, null));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3));
        T w = backend().of(Tensor.zeros(5, 3));
        TwinContract.assertRejects(
                "weight expects 3 inputs, the last axis of x has 4",
                () -> twin().forward(backend().of(Tensor.zeros(2, 4)), w, null));
        TwinContract.assertRejects(
                "weight must have 2 axes (O, I), has 1: (3)", () -> twin().forward(x, vector(1, 2, 3), null));
        TwinContract.assertRejects(
                "bias must have shape (5), one entry per output of weight; has (2)",
                () -> twin().forward(x, w, vector(1, 2)));
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 5); has (2, 3)", () -> twin().backward(x, w, x));
        TwinContract.assertRejects(
                "x is empty: axis 0 of (0, 3) has size 0, must be at least 1",
                () -> twin().forward(backend().of(Tensor.zeros(0, 3)), w, null));
        TwinContract.assertRejects(
                "x must have at least 1 axis, has 0",
                () -> twin().forward(backend().of(Tensor.zeros()), w, null));
    }
}
