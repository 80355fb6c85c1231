package parallax.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.NamedOperator;
import parallax.check.Operator;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Noise} must do. */
interface NoiseContract<T> extends AugmentContract<T> {
    Noise<T> twin();

    /** Other frameworks draw from generators of their own. */
    @Override
    default List<String> ops() {
        return List.of();
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe("images", seeded(new NaiveNoise()), seeded(twin()), 2, 3, 4, 5),
                probe("a vector", seeded(new NaiveNoise()), seeded(twin()), 7));
    }

    /** x → y for one seed: a function. */
    private static <A> Operator<A> seeded(Noise<A> twin) {
        return new NamedOperator<>(
                List.of("x"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", twin.apply(in.get("x"), 0.5, new Random(5))),
                (in, up) -> Map.of());
    }

    /** Noise is added, not multiplied: the difference does not depend on the image. */
    @Override
    @Test
    default void isLinearInItsImages() {
        Tensor x = backend().tensor(images(2, 1, 3, 4));
        Tensor y = backend().tensor(twin().apply(backend().of(x), 0.5, new Random(5)));
        Tensor noise = backend().tensor(twin().apply(backend().of(Tensor.zeros(2, 1, 3, 4)), 0.5, new Random(5)));
        for (int k = 0; k < x.length(); k++) {
            x.data()[k] += noise.data()[k];
        }
        assertSame(x, backend().of(y));
    }

    @Test
    default void isWhatTheGeneratorSays() {
        Random random = new Random(3);
        double[] expected = {1 + 0.25 * random.nextGaussian(), 2 + 0.25 * random.nextGaussian()};
        assertSame(Tensor.vector(expected), twin().apply(vector(1, 2), 0.25, new Random(3)));
        assertEqualTo(vector(1, 2), twin().apply(vector(1, 2), 0, new Random(3)));
        assertNotEquals(
                backend().tensor(twin().apply(vector(1, 2), 1, new Random(3))),
                backend().tensor(twin().apply(vector(1, 2), 1, new Random(4))));
    }

    /** 10,000 entries: mean and standard deviation lie within 5 of their own standard deviations. */
    @Test
    default void hasMeanZeroAndDeviationSigma() {
        double[] y = backend()
                .tensor(twin().apply(backend().of(Tensor.zeros(100, 100)), 0.3, new Random(6)))
                .data();
        double mean = Arrays.stream(y).sum() / 10_000;
        double deviation = Math.sqrt(Arrays.stream(y).map(v -> v * v).sum() / 10_000);
        assertEquals(0, mean, 5 * 0.3 / 100);
        assertEquals(0.3, deviation, 5 * 0.3 / Math.sqrt(20_000));
    }

    @Test
    default void saysWhatDoesNotFit() {
        TwinContract.assertRejects(
                "sigma must be at least 0 and finite, is -1.0", () -> twin().apply(vector(1), -1, new Random(1)));
        TwinContract.assertRejects(
                "sigma must be at least 0 and finite, is NaN",
                () -> twin().apply(vector(1), Double.NaN, new Random(1)));
        TwinContract.assertRejects("random is null", () -> twin().apply(vector(1), 1, null));
    }
}
