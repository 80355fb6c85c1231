package parallax.nn.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.Operator;
import parallax.check.RecurrentOperators;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link Rnn} must do. */
interface RnnContract<T> extends RecurrenceContract<T> {
    Rnn<T> rnn(RnnNonlinearity f);

    @Override
    default List<String> ops() {
        return List.of("rnn");
    }

    @Override
    default int gates() {
        return 1;
    }

    @Override
    default Operator<Tensor> naive(int[] lengths) {
        return RecurrentOperators.of(new NaiveRnn(RnnNonlinearity.TANH), lengths);
    }

    @Override
    default Operator<T> twin(int[] lengths) {
        return RecurrentOperators.of(rnn(RnnNonlinearity.TANH), lengths);
    }

    @Override
    default List<Probe<T>> probes() {
        List<Probe<T>> probes = new ArrayList<>(RecurrenceContract.super.probes());
        int[] lengths = {2, 4, 1};
        probes.add(new Probe<>(
                "relu",
                RecurrentOperators.of(new NaiveRnn(RnnNonlinearity.RELU), lengths),
                RecurrentOperators.of(rnn(RnnNonlinearity.RELU), lengths),
                inputs(3, 4, 2, 5)));
        return probes;
    }

    private RecurrentParameters<T> parameters() {
        return new RecurrentParameters<>(
                array(new int[] {1, 2}, 2, 3), array(new int[] {1, 1}, 5), vector(7), vector(11));
    }

    @Test
    default void twoStepsByHand() {
        T x = array(new int[] {1, 2, 2}, 1, 10, -4, 1);
        Rnn.Result<T> result = rnn(RnnNonlinearity.RELU).forward(x, array(new int[] {1, 1}, 13), parameters(), null);
        double h1 = 2 * 1 + 3 * 10 + 7 + 5 * 13 + 11;
        double h2 = 2 * -4 + 3 * 1 + 7 + 5 * h1 + 11;
        assertSame(Tensor.of(new int[] {1, 2, 1}, h1, h2), result.y());
        assertSame(Tensor.of(new int[] {1, 1}, h2), result.end());
    }

    @Test
    default void whatReluCutsOffIsZero() {
        T x = array(new int[] {1, 2, 2}, 1, -100, -4, 1);
        Rnn.Result<T> result = rnn(RnnNonlinearity.RELU).forward(x, array(new int[] {1, 1}, 13), parameters(), null);
        // 2 · 1 − 3 · 100 + 7 + 5 · 13 + 11 < 0
        assertSame(Tensor.of(new int[] {1, 2, 1}, 0, 2 * -4 + 3 * 1 + 7 + 5 * 0 + 11), result.y());
    }

    @Test
    default void tanhByHand() {
        T x = array(new int[] {1, 2, 1}, 0.5, -0.25);
        RecurrentParameters<T> p = new RecurrentParameters<>(
                array(new int[] {1, 1}, 2), array(new int[] {1, 1}, 3), vector(0.125), vector(-0.5));
        Rnn.Result<T> result = rnn(RnnNonlinearity.TANH).forward(x, array(new int[] {1, 1}, 0.25), p, null);
        double h1 = Math.tanh(2 * 0.5 + 0.125 + 3 * 0.25 - 0.5);
        double h2 = Math.tanh(2 * -0.25 + 0.125 + 3 * h1 - 0.5);
        assertSame(Tensor.of(new int[] {1, 2, 1}, h1, h2), result.y());
    }

    @Test
    default void gradientsByHand() {
        T x = array(new int[] {1, 2, 2}, 1, 10, -4, 1);
        T h0 = array(new int[] {1, 1}, 13);
        Rnn<T> rnn = rnn(RnnNonlinearity.RELU);
        Rnn.Result<T> result = rnn.forward(x, h0, parameters(), null);
        double h1 = 2 * 1 + 3 * 10 + 7 + 5 * 13 + 11;
        Recurrence.Gradients<T, T, RecurrentParameters<T>> g = rnn.backward(
                x, h0, parameters(), null, result, array(new int[] {1, 2, 1}, 17, 19), array(new int[] {1, 1}, 23));
        double dh2 = 19 + 23;
        double dh1 = 17 + 5 * dh2;
        assertSame(Tensor.of(new int[] {1, 2, 2}, 2 * dh1, 3 * dh1, 2 * dh2, 3 * dh2), g.dx());
        assertSame(Tensor.of(new int[] {1, 1}, 5 * dh1), g.dStart());
        assertSame(
                Tensor.of(new int[] {1, 2}, dh1 * 1 + dh2 * -4, dh1 * 10 + dh2 * 1),
                g.dParameters().weightInput());
        assertSame(
                Tensor.of(new int[] {1, 1}, dh1 * 13 + dh2 * h1),
                g.dParameters().weightHidden());
        assertSame(Tensor.vector(dh1 + dh2), g.dParameters().biasInput());
        assertSame(Tensor.vector(dh1 + dh2), g.dParameters().biasHidden());
    }

    @Test
    default void thereMustBeAFunctionAndParameters() {
        TwinContract.assertRejects("f is null", () -> rnn(null));
        T x = backend().of(Tensor.zeros(2, 3, 4));
        TwinContract.assertRejects(
                "p is null",
                () -> rnn(RnnNonlinearity.TANH).forward(x, backend().of(Tensor.zeros(2, 5)), null, null));
    }
}
