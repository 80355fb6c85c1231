package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.Operator;
import parallax.check.RecurrentOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Lstm} must do. */
interface LstmContract<T> extends RecurrenceContract<T> {
    Lstm<T> lstm();

    @Override
    default List<String> ops() {
        return List.of("lstm");
    }

    @Override
    default int gates() {
        return 4;
    }

    @Override
    default List<String> starts() {
        return List.of("h0", "c0");
    }

    @Override
    default Operator<Tensor> naive(int[] lengths) {
        return RecurrentOperators.of(new NaiveLstm(), lengths);
    }

    @Override
    default Operator<T> twin(int[] lengths) {
        return RecurrentOperators.of(lstm(), lengths);
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    private Lstm.State<T> state(double h, double c) {
        return new Lstm.State<>(array(new int[] {1, 1}, h), array(new int[] {1, 1}, c));
    }

    @Test
    default void twoStepsByHand() {
        RecurrentParameters<T> p = new RecurrentParameters<>(
                array(new int[] {4, 1}, 0.5, -1, 2, 1.5),
                array(new int[] {4, 1}, 0.25, 1, -0.5, 0.75),
                vector(0.1, 0.2, 0.3, 0.4),
                vector(-0.5, 0.5, 0.25, -0.25));
        Lstm.Result<T> result = lstm().forward(array(new int[] {1, 2, 1}, 2, -3), state(0.5, -1.5), p, null);
        double i1 = sigmoid(0.5 * 2 + 0.1 + 0.25 * 0.5 - 0.5);
        double f1 = sigmoid(-1 * 2 + 0.2 + 1 * 0.5 + 0.5);
        double g1 = Math.tanh(2 * 2 + 0.3 - 0.5 * 0.5 + 0.25);
        double o1 = sigmoid(1.5 * 2 + 0.4 + 0.75 * 0.5 - 0.25);
        double c1 = f1 * -1.5 + i1 * g1;
        double h1 = o1 * Math.tanh(c1);
        double i2 = sigmoid(0.5 * -3 + 0.1 + 0.25 * h1 - 0.5);
        double f2 = sigmoid(-1 * -3 + 0.2 + 1 * h1 + 0.5);
        double g2 = Math.tanh(2 * -3 + 0.3 - 0.5 * h1 + 0.25);
        double o2 = sigmoid(1.5 * -3 + 0.4 + 0.75 * h1 - 0.25);
        double c2 = f2 * c1 + i2 * g2;
        double h2 = o2 * Math.tanh(c2);
        assertSame(Tensor.of(new int[] {1, 2, 1}, h1, h2), result.y());
        assertSame(Tensor.of(new int[] {1, 2, 1}, c1, c2), result.cells());
        assertSame(Tensor.of(new int[] {1, 2, 4}, i1, f1, g1, o1, i2, f2, g2, o2), result.gates());
        assertSame(Tensor.of(new int[] {1, 1}, h2), result.end().h());
        assertSame(Tensor.of(new int[] {1, 1}, c2), result.end().c());
    }

    /** With the forget gate open and the input gate shut the cell stands still, and so does its gradient. */
    @Test
    default void aCellLeftAloneKeepsItsContent() {
        int steps = 50;
        RecurrentParameters<T> p = new RecurrentParameters<>(
                array(new int[] {4, 1}, 0, 0, 1, 1),
                array(new int[] {4, 1}, 0, 0, 1, 1),
                vector(-1000, 1000, 0, 0),
                vector(0, 0, 0, 0));
        T x = backend().of(TwinContract.normal("x", new int[] {1, steps, 1}).get("x"));
        Lstm.Result<T> result = lstm().forward(x, state(0.5, -1.5), p, null);
        assertSame(Tensor.of(new int[] {1, 1}, -1.5), result.end().c());
        Lstm.State<T> dEnd = new Lstm.State<>(null, array(new int[] {1, 1}, 3));
        assertSame(
                Tensor.of(new int[] {1, 1}, 3),
                lstm().backward(x, state(0.5, -1.5), p, null, result, null, dEnd)
                        .dStart()
                        .c());
    }

    @Test
    default void outputIsForwardsWithoutItsGates() {
        for (Probe<T> probe : probes()) {
            Map<String, T> in = converted(probe.inputs());
            Map<String, Tensor> before = tensors(in);
            for (int[] lengths : new int[][] {null, oneStepLess(before.get("x"))}) {
                Map<String, Tensor> expected = tensors(twin(lengths).forward(in));
                Lstm.Output<T> output = output(in, lengths);
                assertSame(expected.get("y"), output.y());
                assertSame(expected.get("hn"), output.end().h());
                assertSame(expected.get("cn"), output.end().c());
                assertEquals(before, tensors(in));
            }
        }
        Map<String, Tensor> huge = inputs(2, 4, 3, 5);
        huge.put("x", huge.get("x").map(v -> 1000 * v));
        assertSame(
                backend().tensor(twin(null).forward(converted(huge)).get("y")),
                output(converted(huge), null).y());
    }

    /** Returns the output of the twin under test. */
    default Lstm.Output<T> output(Map<String, T> in, int[] lengths) {
        RecurrentParameters<T> p = new RecurrentParameters<>(
                in.get("weightInput"), in.get("weightHidden"), in.get("biasInput"), in.get("biasHidden"));
        return lstm().output(in.get("x"), new Lstm.State<>(in.get("h0"), in.get("c0")), p, lengths);
    }

    private static int[] oneStepLess(Tensor x) {
        int[] lengths = new int[x.size(0)];
        Arrays.fill(lengths, Math.max(1, x.size(1) - 1));
        return lengths;
    }

    @Test
    default void thereMustBeAStart() {
        T x = backend().of(Tensor.zeros(2, 3, 4));
        TwinContract.assertRejects("start is null", () -> lstm().forward(x, null, null, null));
        TwinContract.assertRejects("start is null", () -> lstm().output(x, null, null, null));
        Lstm.State<T> start =
                new Lstm.State<>(backend().of(Tensor.zeros(2, 5)), backend().of(Tensor.zeros(2, 6)));
        TwinContract.assertRejects(
                "axis 1 of c0 (B, H) has size 6, must be 5: H is 5 in h0 (B, H)",
                () -> lstm().forward(x, start, null, null));
    }
}
