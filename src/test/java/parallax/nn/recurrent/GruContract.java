package parallax.nn.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.Operator;
import parallax.check.RecurrentOperators;
import parallax.tensor.Tensor;

/** What every twin of {@link Gru} must do. */
interface GruContract<T> extends RecurrenceContract<T> {
    Gru<T> gru(boolean resetAfter);

    @Override
    default List<String> ops() {
        return List.of("gru");
    }

    @Override
    default int gates() {
        return 3;
    }

    @Override
    default Operator<Tensor> naive(int[] lengths) {
        return RecurrentOperators.of(new NaiveGru(true), lengths);
    }

    @Override
    default Operator<T> twin(int[] lengths) {
        return RecurrentOperators.of(gru(true), lengths);
    }

    @Override
    default List<Probe<T>> probes() {
        List<Probe<T>> probes = new ArrayList<>();
        probes.add(before(null, 3, 4, 5, 2));
        probes.addAll(RecurrenceContract.super.probes());
        probes.add(before(new int[] {2, 5, 1, 4}, 4, 5, 3, 2));
        probes.add(before(null, 2, 3, 4, 1));
        probes.add(before(null, 1, 1, 1, 1));
        return probes;
    }

    private Probe<T> before(int[] lengths, int b, int t, int f, int h) {
        Probe<T> after = probe(lengths, b, t, f, h);
        return new Probe<>(
                "reset before, " + after.name(),
                RecurrentOperators.of(new NaiveGru(false), lengths),
                RecurrentOperators.of(gru(false), lengths),
                after.inputs());
    }

    /** Both, as probes()' first alone has its slopes measured by ND4J's twin. */
    @Override
    default List<Probe<T>> slopeProbes() {
        return probes().subList(0, 4);
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    @Test
    default void aStepOfBothKindsByHand() {
        T x = array(new int[] {1, 1, 1}, 2);
        T h0 = array(new int[] {1, 2}, 0.5, -0.75);
        RecurrentParameters<T> p = new RecurrentParameters<>(
                array(new int[] {6, 1}, 0.5, -1, 0.25, 1, -0.5, 0.75),
                array(new int[] {6, 2}, 1, 2, 3, 4, 5, 6, 7, 8, -0.5, 1.5, 0.25, -1),
                vector(0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
                vector(-0.1, 0.3, 0.2, -0.4, 0.7, -0.8));
        double r0 = sigmoid(0.5 * 2 + 0.1 + (1 * 0.5 + 2 * -0.75) - 0.1);
        double r1 = sigmoid(-1 * 2 + 0.2 + (3 * 0.5 + 4 * -0.75) + 0.3);
        double z0 = sigmoid(0.25 * 2 + 0.3 + (5 * 0.5 + 6 * -0.75) + 0.2);
        double z1 = sigmoid(1 * 2 + 0.4 + (7 * 0.5 + 8 * -0.75) - 0.4);

        double after0 = (-0.5 * 0.5 + 1.5 * -0.75) + 0.7;
        double after1 = (0.25 * 0.5 - 1 * -0.75) - 0.8;
        double n0 = Math.tanh(-0.5 * 2 + 0.5 + r0 * after0);
        double n1 = Math.tanh(0.75 * 2 + 0.6 + r1 * after1);
        Gru.Result<T> after = gru(true).forward(x, h0, p, null);
        assertSame(Tensor.of(new int[] {1, 1, 2}, (1 - z0) * n0 + z0 * 0.5, (1 - z1) * n1 + z1 * -0.75), after.y());
        assertSame(Tensor.of(new int[] {1, 1, 6}, r0, r1, z0, z1, n0, n1), after.gates());
        assertSame(Tensor.of(new int[] {1, 1, 2}, after0, after1), after.hidden());

        double before0 = (-0.5 * (r0 * 0.5) + 1.5 * (r1 * -0.75)) + 0.7;
        double before1 = (0.25 * (r0 * 0.5) - 1 * (r1 * -0.75)) - 0.8;
        n0 = Math.tanh(-0.5 * 2 + 0.5 + before0);
        n1 = Math.tanh(0.75 * 2 + 0.6 + before1);
        Gru.Result<T> before = gru(false).forward(x, h0, p, null);
        assertSame(Tensor.of(new int[] {1, 1, 2}, (1 - z0) * n0 + z0 * 0.5, (1 - z1) * n1 + z1 * -0.75), before.y());
        assertSame(Tensor.of(new int[] {1, 1, 2}, before0, before1), before.hidden());
    }

    /** A product with one is the same before and after. */
    @Test
    default void withTheResetGateOpenBothKindsAreOne() {
        Map<String, Tensor> inputs = inputs(2, 4, 3, 5);
        for (int k = 0; k < 5; k++) {
            inputs.get("biasInput").set(1000, k);
        }
        Map<String, Tensor> after =
                tensors(RecurrentOperators.of(gru(true), null).forward(converted(inputs)));
        assertSame("open", after, RecurrentOperators.of(gru(false), null).forward(converted(inputs)));
    }

    /** With z = 1 nothing new comes in. */
    @Test
    default void withTheUpdateGateAtOneTheStateStandsStill() {
        Map<String, Tensor> inputs = inputs(2, 4, 3, 5);
        for (int k = 5; k < 10; k++) {
            inputs.get("biasInput").set(1000, k);
        }
        for (boolean resetAfter : new boolean[] {true, false}) {
            T end = RecurrentOperators.of(gru(resetAfter), null)
                    .forward(converted(inputs))
                    .get("hn");
            assertSame(inputs.get("h0"), end);
        }
    }
}
