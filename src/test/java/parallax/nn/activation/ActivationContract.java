package parallax.nn.activation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parallax.check.ActivationOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Activation} must do. */
interface ActivationContract<T> extends TwinContract<T> {
    Activation<T> twin(Nonlinearity f);

    @Override
    default List<String> ops() {
        return List.of("relu", "gelu", "tanh", "sigmoid");
    }

    @Override
    default List<Probe<T>> probes() {
        return Arrays.stream(Nonlinearity.values())
                .flatMap(f -> Stream.of(probe(f, 2, 3, 5), probe(f, 4, 1), probe(f, 7), probe(f)))
                .toList();
    }

    private Probe<T> probe(Nonlinearity f, int... x) {
        return new Probe<>(
                f + " of " + Arrays.toString(x),
                ActivationOperators.of(new NaiveActivation(f)),
                ActivationOperators.of(twin(f)),
                TwinContract.normal("x", x));
    }

    @Test
    default void valuesByHand() {
        T x = vector(-2, 0, 1, 3);
        assertSame(Tensor.vector(0, 0, 1, 3), twin(Nonlinearity.RELU).forward(x));
        assertSame(
                Tensor.vector(
                        (Math.exp(-2) - Math.exp(2)) / (Math.exp(-2) + Math.exp(2)),
                        0,
                        (Math.exp(1) - Math.exp(-1)) / (Math.exp(1) + Math.exp(-1)),
                        (Math.exp(3) - Math.exp(-3)) / (Math.exp(3) + Math.exp(-3))),
                twin(Nonlinearity.TANH).forward(x));
        assertSame(
                Tensor.vector(1 / (1 + Math.exp(2)), 0.5, 1 / (1 + Math.exp(-1)), 1 / (1 + Math.exp(-3))),
                twin(Nonlinearity.SIGMOID).forward(x));
        // Φ(−2), Φ(1), Φ(3): Abramowitz and Stegun, table 26.1
        assertSame(
                Tensor.vector(-2 * (1 - 0.977249868051821), 0, 0.841344746068543, 3 * 0.998650101968370),
                twin(Nonlinearity.GELU).forward(x));
    }

    @Test
    default void derivativesByHand() {
        T x = vector(-2, 0, 1);
        T dy = vector(10, 10, 10);
        assertSame(Tensor.vector(0, 0, 10), twin(Nonlinearity.RELU).backward(x, dy));
        double th = Math.tanh(1);
        assertSame(
                Tensor.vector(10 * (1 - Math.tanh(2) * Math.tanh(2)), 10, 10 * (1 - th * th)),
                twin(Nonlinearity.TANH).backward(x, dy));
        double s = 1 / (1 + Math.exp(-1));
        double t = 1 / (1 + Math.exp(2));
        assertSame(
                Tensor.vector(10 * t * (1 - t), 10 * 0.5 * 0.5, 10 * s * (1 - s)),
                twin(Nonlinearity.SIGMOID).backward(x, dy));
        // Φ(x) + x·φ(x), φ(2) = 0.0539909665, φ(1) = 0.2419707245
        assertSame(
                Tensor.vector(
                        10 * (1 - 0.977249868051821 - 2 * 0.053990966513188),
                        10 * 0.5,
                        10 * (0.841344746068543 + 0.241970724519143)),
                twin(Nonlinearity.GELU).backward(x, dy));
    }

    @Test
    default void symmetries() {
        Tensor x = TwinContract.normal("x", new int[] {3, 5}).get("x");
        T minus = backend().of(x.map(v -> -v));
        Tensor tanh = backend().tensor(twin(Nonlinearity.TANH).forward(backend().of(x)));
        assertSame(tanh.map(v -> -v), twin(Nonlinearity.TANH).forward(minus));
        Tensor sigmoid =
                backend().tensor(twin(Nonlinearity.SIGMOID).forward(backend().of(x)));
        assertSame(sigmoid.map(v -> 1 - v), twin(Nonlinearity.SIGMOID).forward(minus));
        // x·Φ(x) − (−x)·Φ(−x) = x
        Tensor gelu = backend().tensor(twin(Nonlinearity.GELU).forward(backend().of(x)));
        Tensor geluMinus = backend().tensor(twin(Nonlinearity.GELU).forward(minus));
        Tensor difference = gelu.copy();
        Arrays.setAll(difference.data(), k -> gelu.data()[k] - geluMinus.data()[k]);
        assertSame(x, backend().of(difference));
    }

    /** From small to where everything is saturated, in steps small enough to meet every branch of an approximation. */
    @Test
    default void isRightOverItsWholeRange() {
        Tensor x = Tensor.zeros(4001);
        Arrays.setAll(x.data(), k -> (k - 2000) / 100.0 + 1e-3);
        Tensor ones = x.map(v -> 1);
        for (Nonlinearity f : Nonlinearity.values()) {
            assertSame(x.map(f::value), twin(f).forward(backend().of(x)));
            assertSame(
                    x.map(f::derivative),
                    twin(f).backward(backend().of(x), backend().of(ones)));
        }
    }

    @Test
    default void geluIsItsLimitFarOut() {
        double far = Double.POSITIVE_INFINITY;
        T x = vector(far, -far, 3e38, -3e38, 25, -25, 1e19, -1e19);
        assertSame(
                Tensor.vector(far, 0, 3e38, 0, 25, 0, 1e19, 0),
                twin(Nonlinearity.GELU).forward(x));
        T dy = vector(1, 1, 1, 1, 1, 1, 1, 1);
        assertSame(
                Tensor.vector(1, 0, 1, 0, 1, 0, 1, 0), twin(Nonlinearity.GELU).backward(x, dy));
    }

    @Test
    default void saysWhatDoesNotFit() {
        TwinContract.assertRejects(
                "dy must have the shape of x, (2); has (3)",
                () -> twin(Nonlinearity.RELU).backward(vector(1, 2), vector(1, 2, 3)));
        TwinContract.assertRejects(
                "x is empty: axis 1 of (2, 0) has size 0, must be at least 1",
                () -> twin(Nonlinearity.RELU).forward(backend().of(Tensor.zeros(2, 0))));
        TwinContract.assertRejects("f is null", () -> twin(null));
    }
}
