package parallax.nn.dropout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import parallax.check.NamedOperator;
import parallax.check.Operator;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Dropout} must do. */
interface DropoutContract<T> extends TwinContract<T> {
    Dropout<T> twin(double rate);

    /** Other frameworks draw their masks from generators of their own. */
    @Override
    default List<String> ops() {
        return List.of();
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(probe(0.4, 2, 3, 5), probe(0, 4), probe(0.9, 3, 1, 2, 4), probe(0.5));
    }

    private Probe<T> probe(double rate, int... x) {
        return new Probe<>(
                "rate " + rate + ", x " + Arrays.toString(x),
                seeded(new NaiveDropout(rate)),
                seeded(twin(rate)),
                TwinContract.normal("x", x));
    }

    /** x → y for one seed: a function. */
    private static <A> Operator<A> seeded(Dropout<A> twin) {
        return NamedOperator.ofOne(
                x -> twin.forward(x, new Random(5)).y(),
                (x, dy) -> twin.backward(twin.forward(x, new Random(5)).mask(), dy));
    }

    @Test
    default void dropsWhatTheGeneratorSaysAndScalesTheRest() {
        double[] draws = {0.9, 0.1, 0.25, 0.24};
        int[] next = {0};
        RandomGenerator scripted = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("one draw of nextDouble for each entry");
            }

            @Override
            public double nextDouble() {
                return draws[next[0]++];
            }
        };
        Dropout.Dropped<T> dropped = twin(0.25).forward(array(new int[] {2, 2}, 1, 2, 3, 4), scripted);
        assertSame(Tensor.of(new int[] {2, 2}, 1 / 0.75, 0, 1 / 0.75, 0), dropped.mask());
        assertSame(Tensor.of(new int[] {2, 2}, 1 / 0.75, 0, 3 / 0.75, 0), dropped.y());
        assertSame(
                Tensor.of(new int[] {2, 2}, 10 / 0.75, 0, 30 / 0.75, 0),
                twin(0.25).backward(dropped.mask(), array(new int[] {2, 2}, 10, 20, 30, 40)));
    }

    @Test
    default void theSameSeedDropsTheSame() {
        T x = backend().of(TwinContract.normal("x", new int[] {20, 10}).get("x"));
        Tensor mask = backend().tensor(twin(0.5).forward(x, new Random(3)).mask());
        assertEquals(mask, backend().tensor(twin(0.5).forward(x, new Random(3)).mask()));
        assertNotEquals(
                mask, backend().tensor(twin(0.5).forward(x, new Random(4)).mask()));
        assertSame(
                new NaiveDropout(0.5)
                        .forward(Tensor.zeros(20, 10), new Random(3))
                        .mask(),
                backend().of(mask));
    }

    /** 10,000 entries: the share dropped lies within 5 standard deviations of p, the mean of the mask likewise of 1. */
    @Test
    default void keepsTheMeanAndTheRate() {
        T ones = backend().of(Tensor.zeros(100, 100).map(v -> 1));
        Tensor y = backend()
                .tensor(twin(0.3).forward(ones, new SplittableRandom(6)).y());
        double dropped = Arrays.stream(y.data()).filter(v -> v == 0).count() / 10_000.0;
        assertTrue(Math.abs(dropped - 0.3) < 5 * Math.sqrt(0.3 * 0.7 / 10_000), "dropped " + dropped);
        double mean = y.sum() / 10_000;
        assertTrue(Math.abs(mean - 1) < 5 * Math.sqrt(0.3 / 0.7 / 10_000), "mean " + mean);
    }

    @Test
    default void rateZeroKeepsAll() {
        Tensor x = TwinContract.normal("x", new int[] {3, 5}).get("x");
        assertSame(x, twin(0).forward(backend().of(x), new Random(1)).y());
    }

    @Test
    default void saysWhatDoesNotFit() {
        TwinContract.assertRejects("rate must be at least 0 and less than 1, is 1.0", () -> twin(1));
        TwinContract.assertRejects("rate must be at least 0 and less than 1, is -0.5", () -> twin(-0.5));
        TwinContract.assertRejects("rate must be at least 0 and less than 1, is NaN", () -> twin(Double.NaN));
        TwinContract.assertRejects("random is null", () -> twin(0.5).forward(vector(1, 2), null));
        TwinContract.assertRejects(
                "dy must have the shape of mask, (2); has (3)",
                () -> twin(0.5).backward(vector(1, 2), vector(1, 2, 3)));
        TwinContract.assertRejects("mask is null", () -> twin(0.5).backward(null, vector(1, 2)));
    }
}
