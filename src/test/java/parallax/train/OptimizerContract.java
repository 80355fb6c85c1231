package parallax.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/** What every twin of the optimisers must do. */
interface OptimizerContract<T> extends Twin<T> {
    Optimizer<T> sgd(Sgd rule);

    Optimizer<T> adam(Adam rule);

    /** Returns one of each kind. */
    private List<Map.Entry<Optimizer<Tensor>, Optimizer<T>>> kinds() {
        return List.of(
                pair(new Sgd(0, false, 0)),
                pair(new Sgd(0, false, 0.1)),
                pair(new Sgd(0.9, false, 0.1)),
                pair(new Sgd(0.5, true, 0.2)),
                pair(Adam.standard()),
                pair(new Adam(0.8, 0.9, 1e-3, 0.1, false)),
                pair(Adam.decoupled(0.1)));
    }

    private Map.Entry<Optimizer<Tensor>, Optimizer<T>> pair(Sgd rule) {
        return Map.entry(new NaiveSgd(rule), sgd(rule));
    }

    private Map.Entry<Optimizer<Tensor>, Optimizer<T>> pair(Adam rule) {
        return Map.entry(new NaiveAdam(rule), adam(rule));
    }

    /** Returns a convolution's weight and its bias, or gradients of them. */
    private static Named<Tensor> arrays(int seed) {
        Random random = new Random(seed);
        return Named.<Tensor>none()
                .with("conv.weight", Tensor.randn(random, 3, 2, 4, 5))
                .with("conv.bias", Tensor.randn(random, 3));
    }

    private Named<T> converted(Named<Tensor> arrays) {
        return arrays.map(backend()::of);
    }

    @Test
    default void reproducesPyTorch() throws Exception {
        assertGolden("sgd", "adam", "adamW");
    }

    @Test
    default void goesDownhill() {
        Named<T> w = named("w", new double[] {1, 2});
        Optimizer<T> sgd = sgd(Sgd.plain());
        sgd.step(w, named("w", new double[] {10, -20}), sgd.start(w), 0.1);
        assertSame(Tensor.vector(1 - 0.1 * 10, 2 - 0.1 * -20), w.get("w"));
    }

    @Test
    default void momentumKeepsGoing() {
        Named<T> w = named("w", new double[] {1});
        Optimizer<T> sgd = sgd(Sgd.momentum(0.5));
        OptimizerState<T> state = sgd.start(w);
        sgd.step(w, named("w", new double[] {10}), state, 0.1);
        sgd.step(w, named("w", new double[] {20}), state, 0.1);
        assertSame(Tensor.vector(0.5 * 10 + 20), state.arrays().get("momentum.w"));
        assertSame(Tensor.vector(1 - 0.1 * 10 - 0.1 * (0.5 * 10 + 20)), w.get("w"));
    }

    @Test
    default void nesterovLooksAhead() {
        Named<T> w = named("w", new double[] {1});
        Optimizer<T> sgd = sgd(new Sgd(0.5, true, 0));
        sgd.step(w, named("w", new double[] {10}), sgd.start(w), 0.1);
        assertSame(Tensor.vector(1 - 0.1 * (10 + 0.5 * 10)), w.get("w"));
    }

    @Test
    default void adamByHand() {
        Named<T> w = named("w", new double[] {1, 1});
        Optimizer<T> adam = adam(new Adam(0.5, 0.75, 1, 0, false));
        OptimizerState<T> state = adam.start(w);
        adam.step(w, named("w", new double[] {4, -2}), state, 0.1);
        // m = 0.5 · g, v = 0.25 · g²; corrected by 1 − 0.5 and 1 − 0.75 they are g and g²
        assertSame(Tensor.vector(0.5 * 4, 0.5 * -2), state.arrays().get("m.w"));
        assertSame(Tensor.vector(0.25 * 16, 0.25 * 4), state.arrays().get("v.w"));
        assertSame(Tensor.vector(1 - 0.1 * 4 / (4 + 1), 1 - 0.1 * -2 / (2 + 1)), w.get("w"));
        assertEquals(1, state.steps());
    }

    @Test
    default void adamDecaysThroughTheGradientAdamWBesideIt() {
        Named<T> w = named("w", new double[] {10});
        Optimizer<T> adam = adam(new Adam(0, 0, 1, 0.3, false));
        adam.step(w, named("w", new double[] {1}), adam.start(w), 0.1);
        assertSame(Tensor.vector(10 - 0.1 * (1 + 0.3 * 10) / (1 + 0.3 * 10 + 1)), w.get("w"));
        Named<T> other = named("w", new double[] {10});
        Optimizer<T> adamW = adam(new Adam(0, 0, 1, 0.3, true));
        adamW.step(other, named("w", new double[] {1}), adamW.start(other), 0.1);
        assertSame(Tensor.vector(10 - 0.1 * 0.3 * 10 - 0.1 * 1 / (1 + 1.0)), other.get("w"));
    }

    @Test
    default void adamsFirstStepIsOfTheRatesSizeWhateverTheScale() {
        for (double scale : new double[] {1e-4, 1, 1e8}) {
            Named<T> w = named("w", new double[] {0, 0});
            Optimizer<T> adam = adam(Adam.standard());
            adam.step(w, named("w", new double[] {3 * scale, -7 * scale}), adam.start(w), 0.01);
            double[] moved = backend().tensor(w.get("w")).data();
            assertEquals(-0.01, moved[0], 1e-5);
            assertEquals(0.01, moved[1], 1e-5);
        }
    }

    /** Means over a billion steps: 1 − β is far below what single precision tells from 1. */
    @Test
    default void betasMayBeVeryNearToOne() {
        for (Adam rule : List.of(
                new Adam(0.9, 1 - 1e-9, 1e-8, 0, false),
                new Adam(1 - 1e-9, 0.999, 1e-8, 0.1, false),
                new Adam(1 - 1e-7, 1 - 1e-8, 1e-8, 0.1, true))) {
            for (int way = 0;
                    way < layouts(backend().of(arrays(1).get("conv.weight"))).size();
                    way++) {
                Named<Tensor> expected = arrays(1);
                Named<T> actual = elsewhere(expected, way);
                OptimizerState<Tensor> naive = new NaiveAdam(rule).start(expected);
                OptimizerState<T> state = adam(rule).start(actual);
                for (int step = 0; step < 4; step++) {
                    new NaiveAdam(rule).step(expected, arrays(10 + step), naive, 0.1);
                    adam(rule).step(actual, converted(arrays(10 + step)), state, 0.1);
                }
                assertSame(expected, actual);
                assertSame(naive.arrays(), state.arrays());
            }
        }
    }

    /** An ε that single precision does not know must not become 0, and 0 / 0 with it. */
    @Test
    default void whereNothingSlopesNothingMovesHoweverSmallEpsilonIs() {
        Adam rule = new Adam(0.9, 0.999, 1e-60, 0, false);
        for (T w : layouts(backend().of(arrays(1).get("conv.weight")))) {
            Named<T> zeros = one("w", backend().of(Tensor.zeros(3, 2, 4, 5)));
            adam(rule).step(one("w", w), zeros, adam(rule).start(one("w", w)), 0.1);
            assertSame(arrays(1).get("conv.weight"), w);
        }
    }

    @Test
    default void agreesWithTheNaiveTwinAndLeavesGradientsAlone() {
        for (Map.Entry<Optimizer<Tensor>, Optimizer<T>> kind : kinds()) {
            Named<Tensor> expected = arrays(1);
            Named<T> actual = converted(expected);
            OptimizerState<Tensor> naive = kind.getKey().start(expected);
            OptimizerState<T> state = kind.getValue().start(actual);
            for (int step = 0; step < 5; step++) {
                Named<Tensor> g = arrays(10 + step);
                Named<T> gradients = converted(g);
                kind.getKey().step(expected, g, naive, 0.1 / (step + 1));
                kind.getValue().step(actual, gradients, state, 0.1 / (step + 1));
                assertSame(arrays(10 + step), gradients);
            }
            assertSame(expected, actual);
            assertSame(naive.arrays(), state.arrays());
            assertEquals(5, state.steps());
        }
    }

    /** The arrays handed over are changed, not replaced, wherever their entries lie. */
    @Test
    default void changesWhatItIsGivenWhereverItLies() {
        for (Map.Entry<Optimizer<Tensor>, Optimizer<T>> kind : kinds()) {
            Named<Tensor> expected = arrays(1);
            OptimizerState<Tensor> naive = kind.getKey().start(expected);
            kind.getKey().step(expected, arrays(2), naive, 0.1);
            kind.getKey().step(expected, arrays(2), naive, 0.1);
            int ways = layouts(backend().of(arrays(1).get("conv.weight"))).size();
            for (int way = 0; way < ways; way++) {
                Named<T> w = elsewhere(arrays(1), way);
                OptimizerState<T> state = kind.getValue().start(w);
                OptimizerState<T> there =
                        new OptimizerState<>(state.arrays().map(a -> layouts(a).get(0)), 0);
                kind.getValue().step(w, elsewhere(arrays(2), way), there, 0.1);
                kind.getValue().step(w, elsewhere(arrays(2), (way + 1) % ways), there, 0.1);
                assertSame(expected, w);
            }
        }
    }

    private Named<T> elsewhere(Named<Tensor> arrays, int way) {
        return converted(arrays).map(a -> layouts(a).get(way));
    }

    @Test
    default void rateZeroMovesNothing() {
        for (Map.Entry<Optimizer<Tensor>, Optimizer<T>> kind : kinds()) {
            Named<T> w = converted(arrays(1));
            kind.getValue().step(w, converted(arrays(2)), kind.getValue().start(w), 0);
            assertSame(arrays(1), w);
        }
    }

    @Test
    default void frozenParametersStayAndHaveNoState() {
        Frozen frozen = Frozen.matching("*.weight");
        Named<T> all = converted(arrays(1));
        Optimizer<T> adam = adam(Adam.decoupled(0.1));
        OptimizerState<T> state = adam.start(frozen.rest(all));
        adam.step(frozen.rest(all), frozen.rest(converted(arrays(2))), state, 0.1);
        assertEquals("[m.conv.bias, v.conv.bias]", state.arrays().names().toString());
        assertSame(arrays(1).get("conv.weight"), all.get("conv.weight"));
        assertFalse(backend().tensor(all.get("conv.bias")).equals(arrays(1).get("conv.bias")));
    }

    @Test
    default void saysWhatDoesNotFitAndChangesNothing() {
        Optimizer<T> adam = adam(Adam.standard());
        Named<T> w = named("a", new double[] {1, 2}, "b", new double[] {3});
        OptimizerState<T> state = adam.start(w);
        Named<T> g = named("a", new double[] {1, 2}, "b", new double[] {3});
        Twin.assertRejects(
                "there is no gradient of parameter b, only of [a]",
                () -> adam.step(w, one("a", vector(1, 2)), state, 0.1));
        Twin.assertRejects(
                "there is a gradient of c, but no such parameter, only [a, b]",
                () -> adam.step(w, g.with("c", vector(1)), state, 0.1));
        Twin.assertRejects(
                "the gradient of b must have the shape of parameter b, (1); has (2)",
                () -> adam.step(w, named("a", new double[] {1, 2}, "b", new double[] {3, 4}), state, 0.1));
        Twin.assertRejects(
                "the gradient of b[0] is NaN",
                () -> adam.step(w, named("a", new double[] {1, 2}, "b", new double[] {Double.NaN}), state, 0.1));
        for (double infinite : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Twin.assertRejects(
                    "the gradient of a[1] is " + infinite + ", must be finite",
                    () -> adam.step(w, named("a", new double[] {1, infinite}, "b", new double[] {3}), state, 0.1));
        }
        Twin.assertRejects(
                "the learning rate must be at least 0 and finite, is -0.1", () -> adam.step(w, g, state, -0.1));
        Twin.assertRejects(
                "the learning rate must be at least 0 and finite, is NaN", () -> adam.step(w, g, state, Double.NaN));
        Twin.assertRejects(
                "there is no m of parameter a, only of []",
                () -> adam.step(w, g, new OptimizerState<>(Named.none(), 0), 0.1));
        Twin.assertRejects(
                "v of b must have the shape of parameter b, (1); has (2)",
                () -> adam.step(
                        w,
                        g,
                        new OptimizerState<>(
                                Named.<T>none()
                                        .with("m", g)
                                        .with("v", named("a", new double[] {1, 2}, "b", new double[] {1, 2})),
                                0),
                        0.1));
        Twin.assertRejects("there are no parameters", () -> adam.start(Named.none()));
        Twin.assertRejects("parameters is null", () -> adam.start(null));
        Twin.assertRejects("gradients is null", () -> adam.step(w, null, state, 0.1));
        Twin.assertRejects("state is null", () -> adam.step(w, g, null, 0.1));
        Twin.assertRejects("parameter a[1] is NaN", () -> adam.start(named("a", new double[] {0, Double.NaN})));
        assertSame(Tensor.vector(1, 2), w.get("a"));
        assertSame(Tensor.vector(0, 0), state.arrays().get("m.a"));
        assertEquals(0, state.steps());
    }
}
