package parallax.nn.norm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.NamedOperator;
import parallax.check.NormOperators;
import parallax.check.Operator;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.TwinContract;
import parallax.nn.norm.BatchNorm2d.Statistics;
import parallax.tensor.Tensor;

/** What every twin of {@link BatchNorm2d} must do. */
interface BatchNorm2dContract<T> extends TwinContract<T> {
    BatchNorm2d<T> twin(double eps, double momentum);

    @Override
    default List<String> ops() {
        return List.of("batchNorm2d");
    }

    @Override
    default List<String> notGivenToBackward() {
        return List.of("beta");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                probe(true, 1e-5, 2, 3, 2, 5),
                probe(false, 1e-5, 2, 3, 2, 5),
                probe(true, 0.5, 3, 1, 4, 1),
                probe(true, 1e-5, 2, 2, 1, 1),
                probe(false, 0.1, 1, 4, 1, 1));
    }

    private Probe<T> probe(boolean training, double eps, int... x) {
        int[] channels = {x[1]};
        return new Probe<>(
                (training ? "training" : "evaluation") + ", eps " + eps + ", x " + Arrays.toString(x),
                through(training, new NaiveBatchNorm2d(eps, 0.3), new NaiveBackend(), x[1]),
                through(training, twin(eps, 0.3), backend(), x[1]),
                TwinContract.normal("x", x, "gamma", channels, "beta", channels));
    }

    /** x, gamma, beta → y: the running statistics are held, and no gradient flows through them. */
    private static <A> Operator<A> through(boolean training, BatchNorm2d<A> twin, Backend<A> backend, int channels) {
        Operator<A> of = training ? NormOperators.training(twin, backend) : NormOperators.evaluation(twin, backend);
        Tensor mean = Tensor.zeros(channels);
        Arrays.setAll(mean.data(), c -> c - 1.0);
        Tensor variance = mean.map(c -> 0.5 + c * c);
        return new NamedOperator<>(
                of.inputs(),
                List.of(),
                List.of("y"),
                in -> Map.of("y", of.forward(with(in, backend, mean, variance)).get("y")),
                (in, up) -> of.backward(with(in, backend, mean, variance), up));
    }

    private static <A> Map<String, A> with(Map<String, A> in, Backend<A> backend, Tensor mean, Tensor variance) {
        Map<String, A> all = new LinkedHashMap<>(in);
        all.put("runningMean", backend.of(mean));
        all.put("runningVariance", backend.of(variance));
        return all;
    }

    @Test
    default void trainingUsesTheBatchAndMovesTheRunningStatistics() {
        // channel 0: 1, 3 and 1, 3: mean 2, variance 1; channel 1: 10, 50 and 10, 50: mean 30, variance 400
        T x = array(new int[] {2, 2, 1, 2}, 1, 3, 10, 50, /* second image */ 3, 1, 50, 10);
        Statistics<T> before = new Statistics<>(vector(5, 6), vector(7, 8));
        BatchNorm2d.Trained<T> trained = twin(0, 0.25).train(x, vector(2, 3), vector(100, 200), before);
        assertSame(
                Tensor.of(
                        new int[] {2, 2, 1, 2},
                        100 - 2,
                        100 + 2,
                        200 - 3,
                        200 + 3,
                        /* second image */ 100 + 2,
                        100 - 2,
                        200 + 3,
                        200 - 3),
                trained.y());
        assertSame(
                Tensor.vector(0.75 * 5 + 0.25 * 2, 0.75 * 6 + 0.25 * 30),
                trained.running().mean());
        assertSame(
                Tensor.vector(0.75 * 7 + 0.25 * 1 * 4 / 3, 0.75 * 8 + 0.25 * 400 * 4 / 3),
                trained.running().variance());
        assertSame(Tensor.vector(5, 6), before.mean());
        assertSame(Tensor.vector(7, 8), before.variance());
    }

    @Test
    default void evaluationUsesTheRunningStatistics() {
        T x = array(new int[] {1, 2, 1, 2}, 1, 3, 10, 50);
        Statistics<T> running = new Statistics<>(vector(5, 10), vector(4 - 1, 25 - 1));
        assertSame(
                Tensor.of(
                        new int[] {1, 2, 1, 2},
                        7 + 2 * (1 - 5) / 2.0,
                        7 + 2 * (3 - 5) / 2.0,
                        8 + 3 * (10 - 10) / 5.0,
                        8 + 3 * (50 - 10) / 5.0),
                twin(1, 0.1).evaluate(x, vector(2, 3), vector(7, 8), running));
        NormGradients<T> g =
                twin(1, 0.1).backwardOfEvaluate(x, vector(2, 3), running, array(new int[] {1, 2, 1, 2}, 1, 2, 3, 4));
        assertSame(Tensor.of(new int[] {1, 2, 1, 2}, 1 * 2 / 2.0, 2 * 2 / 2.0, 3 * 3 / 5.0, 4 * 3 / 5.0), g.dx());
        assertSame(Tensor.vector(1 * -4 / 2.0 + 2 * -2 / 2.0, 3 * 0 / 5.0 + 4 * 40 / 5.0), g.dGamma());
        assertSame(Tensor.vector(1 + 2, 3 + 4), g.dBeta());
    }

    @Test
    default void aChannelsShiftAndScaleChangeNothingInTraining() {
        Map<String, Tensor> in =
                TwinContract.normal("x", new int[] {2, 3, 4, 5}, "gamma", new int[] {3}, "beta", new int[] {3});
        T gamma = backend().of(in.get("gamma"));
        T beta = backend().of(in.get("beta"));
        Statistics<T> start = new Statistics<>(vector(0, 0, 0), vector(1, 1, 1));
        Tensor y = backend()
                .tensor(twin(0, 0.1)
                        .train(backend().of(in.get("x")), gamma, beta, start)
                        .y());
        T moved = backend().of(in.get("x").map(v -> 4 * v + 8));
        assertSame(y, twin(0, 0.1).train(moved, gamma, beta, start).y());
    }

    @Test
    default void entriesMayLieFarFromZero() {
        Map<String, Tensor> in = TwinContract.normal("x", new int[] {8, 2, 32, 32}, "dy", new int[] {8, 2, 32, 32});
        for (double mean : new double[] {100, -1000}) {
            T x = backend().of(in.get("x").map(v -> v + mean));
            Statistics<T> start = new Statistics<>(vector(0, 0), vector(1, 1));
            BatchNorm2d.Trained<T> trained = twin(0, 1).train(x, vector(1, 1), vector(0, 0), start);
            NormGradients<T> d =
                    twin(0, 1).backwardOfTrain(x, vector(1, 1), backend().of(in.get("dy")));
            Tensor rounded = backend().tensor(x);
            BatchNorm2d<Tensor> naive = new NaiveBatchNorm2d(0, 1);
            BatchNorm2d.Trained<Tensor> expected = naive.train(
                    rounded,
                    Tensor.vector(1, 1),
                    Tensor.vector(0, 0),
                    new Statistics<>(Tensor.vector(0, 0), Tensor.vector(1, 1)));
            assertSame(expected.y(), trained.y());
            assertSame(expected.running().mean(), trained.running().mean());
            assertSame(expected.running().variance(), trained.running().variance());
            assertSame(
                    naive.backwardOfTrain(rounded, Tensor.vector(1, 1), in.get("dy"))
                            .dx(),
                    d.dx());
        }
    }

    /** With momentum 1 what training hands on is the batch's mean; evaluation by it differs by the variance's correction alone. */
    @Test
    default void evaluationByTheBatchsStatisticsIsTraining() {
        Map<String, Tensor> in =
                TwinContract.normal("x", new int[] {2, 3, 4, 5}, "gamma", new int[] {3}, "beta", new int[] {3});
        T x = backend().of(in.get("x"));
        T gamma = backend().of(in.get("gamma"));
        T beta = backend().of(in.get("beta"));
        Statistics<T> start = new Statistics<>(vector(9, 9, 9), vector(9, 9, 9));
        BatchNorm2d.Trained<T> trained = twin(1e-5, 1).train(x, gamma, beta, start);
        int entries = 2 * 4 * 5;
        Tensor biased = backend().tensor(trained.running().variance()).map(v -> v * (entries - 1) / entries);
        Statistics<T> batch =
                new Statistics<>(trained.running().mean(), backend().of(biased));
        assertSame(backend().tensor(trained.y()), twin(1e-5, 1).evaluate(x, gamma, beta, batch));
    }

    @Test
    default void saysWhatDoesNotFit() {
        T x = backend().of(Tensor.zeros(2, 3, 1, 2));
        T three = vector(1, 2, 3);
        T two = vector(1, 2);
        Statistics<T> running = new Statistics<>(three, three);
        BatchNorm2d<T> norm = twin(1e-5, 0.1);
        TwinContract.assertRejects(
                "x must have 4 axes (N, C, H, W), has 1: (2)", () -> norm.evaluate(two, three, three, running));
        TwinContract.assertRejects(
                "gamma must have shape (3), one entry per channel of x; has (2)",
                () -> norm.train(x, two, three, running));
        TwinContract.assertRejects(
                "running mean must have shape (3), one entry per channel of x; has (2)",
                () -> norm.evaluate(x, three, three, new Statistics<>(two, three)));
        TwinContract.assertRejects("running is null", () -> norm.train(x, three, three, null));
        TwinContract.assertRejects(
                "running variance is null", () -> norm.train(x, three, three, new Statistics<>(three, null)));
        TwinContract.assertRejects(
                "running variance[1] is -2.0, must be at least 0",
                () -> norm.train(x, three, three, new Statistics<>(three, vector(1, -2, 3))));
        TwinContract.assertRejects(
                "dy must have the shape of x, (2, 3, 1, 2); has (3)", () -> norm.backwardOfTrain(x, three, three));
        TwinContract.assertRejects(
                "batch statistics need at least 2 entries per channel, x has 1",
                () -> norm.train(backend().of(Tensor.zeros(1, 3, 1, 1)), three, three, running));
        TwinContract.assertRejects("momentum must be from 0 to 1, is 1.5", () -> twin(1e-5, 1.5));
        TwinContract.assertRejects("eps must be at least 0 and finite, is -1.0", () -> twin(-1, 0.1));
    }
}
