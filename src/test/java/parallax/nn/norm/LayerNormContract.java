package parallax.nn.norm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.NormOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link LayerNorm} must do. */
interface LayerNormContract<T> extends TwinContract<T> {
    LayerNorm<T> twin(double eps);

    @Override
    default List<String> ops() {
        return List.of("layerNorm");
    }

    @Override
    default List<String> notGivenToBackward() {
        return List.of("beta");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(1e-5, 2, 3, 5),
                probe(0.5, 4, 3),
                probe(1e-5, 7),
                probe(1e-3, 3, 1),
                probe(1e-5, 1, 4),
                probe(1e-12, 2, 1, 3, 4));
    }

    private Probe<T> probe(double eps, int... x) {
        int[] features = {x[x.length - 1]};
        return new Probe<>(
                "eps " + eps + ", x " + Arrays.toString(x),
                NormOperators.of(new NaiveLayerNorm(eps)),
                NormOperators.of(twin(eps)),
                TwinContract.normal("x", x, "gamma", features, "beta", features));
    }

    @Test
    default void bringsEachRowToMeanZeroAndVarianceOne() {
        // (1, 3): mean 2, variance 1; (10, 50): mean 30, variance 400
        T x = array(new int[] {2, 2}, 1, 3, 10, 50);
        assertSame(
                Tensor.of(
                        new int[] {2, 2},
                        5 * (1 - 2) / 1.0 + 7,
                        6 * (3 - 2) / 1.0 + 8,
                        5 * (10 - 30) / 20.0 + 7,
                        6 * (50 - 30) / 20.0 + 8),
                twin(0).forward(x, vector(5, 6), vector(7, 8)));
    }

    @Test
    default void epsilonIsUnderTheRoot() {
        // variance 1, and 3 makes √4
        T x = array(new int[] {1, 2}, 1, 3);
        assertSame(Tensor.of(new int[] {1, 2}, -1 / 2.0, 1 / 2.0), twin(3).forward(x, vector(1, 1), vector(0, 0)));
    }

    @Test
    default void gradientByHand() {
        // x̂ = (−1, 1, 0)·√(3/2), std = √(2/3); g = dy
        T x = array(new int[] {1, 3}, 1, 3, 2);
        double r = Math.sqrt(1.5);
        double meanG = (6 + 0 + 3) / 3.0;
        double meanGX = (6 * -r + 0 * r + 3 * 0) / 3;
        NormGradients<T> g = twin(0).backward(x, vector(1, 1, 1), array(new int[] {1, 3}, 6, 0, 3));
        assertSame(
                Tensor.of(
                        new int[] {1, 3}, (6 - meanG + r * meanGX) * r, (0 - meanG - r * meanGX) * r, (3 - meanG) * r),
                g.dx());
        assertSame(Tensor.vector(6 * -r, 0 * r, 3 * 0), g.dGamma());
        assertSame(Tensor.vector(6, 0, 3), g.dBeta());
    }

    @Test
    default void shiftAndScaleOfARowChangeNothing() {
        Map<String, Tensor> in =
                TwinContract.normal("x", new int[] {3, 5}, "gamma", new int[] {5}, "beta", new int[] {5});
        T gamma = backend().of(in.get("gamma"));
        T beta = backend().of(in.get("beta"));
        Tensor y = backend().tensor(twin(0).forward(backend().of(in.get("x")), gamma, beta));
        assertSame(y, twin(0).forward(backend().of(in.get("x").map(v -> 4 * v + 8)), gamma, beta));
    }

    @Test
    default void aConstantRowBecomesBeta() {
        T x = array(new int[] {1, 3}, 5, 5, 5);
        assertSame(Tensor.of(new int[] {1, 3}, 7, 8, 9), twin(1e-5).forward(x, vector(2, 3, 4), vector(7, 8, 9)));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3));
        TwinContract.assertRejects(
                "gamma must have shape (3), one entry per feature of x; has (2)",
                () -> twin(0).forward(x, vector(1, 2), vector(1, 2, 3)));
        TwinContract.assertRejects(
                "beta must have shape (3), one entry per entry of gamma; has (2)",
                () -> twin(0).forward(x, vector(1, 2, 3), vector(1, 2)));
        TwinContract.assertRejects(
                "dy must have the shape of x, (2, 3); has (3)",
                () -> twin(0).backward(x, vector(1, 2, 3), vector(1, 2, 3)));
        TwinContract.assertRejects(
                "x is empty: axis 0 of (0, 3) has size 0, must be at least 1",
                () -> twin(0).forward(backend().of(Tensor.zeros(0, 3)), vector(1, 2, 3), vector(1, 2, 3)));
        TwinContract.assertRejects(
                "x must have at least 1 axis, has 0",
                () -> twin(0).forward(backend().of(Tensor.zeros()), vector(1), vector(1)));
        TwinContract.assertRejects("eps must be at least 0 and finite, is -1.0", () -> twin(-1));
        TwinContract.assertRejects("eps must be at least 0 and finite, is NaN", () -> twin(Double.NaN));
    }
}
