package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** A single step of each naive recurrence: that of forward, and checked like it. */
class NaiveStepTest {
    private final Random random = new Random(1);
    private final Tensor x = Tensor.randn(random, 2);
    private final Tensor h = Tensor.randn(random, 3);

    private RecurrentParameters<Tensor> parameters(int gates) {
        return new RecurrentParameters<>(
                Tensor.randn(random, gates * 3, 2),
                Tensor.randn(random, gates * 3, 3),
                Tensor.randn(random, gates * 3),
                Tensor.randn(random, gates * 3));
    }

    @Test
    void isThatOfForward() {
        Tensor xs = x.reshape(1, 1, 2);
        Tensor hs = h.reshape(1, 3);
        RecurrentParameters<Tensor> p = parameters(1);
        NaiveRnn rnn = new NaiveRnn(RnnNonlinearity.TANH);
        assertEquals(rnn.forward(xs, hs, p, null).end().reshape(3), rnn.step(x, h, p));
        RecurrentParameters<Tensor> ofGru = parameters(3);
        NaiveGru gru = new NaiveGru(false);
        assertEquals(
                gru.forward(xs, hs, ofGru, null).end().reshape(3),
                gru.step(x, h, ofGru).h());
        RecurrentParameters<Tensor> ofLstm = parameters(4);
        Lstm.State<Tensor> start = new Lstm.State<>(hs, hs.map(v -> 2 * v));
        NaiveLstm lstm = new NaiveLstm();
        assertEquals(
                lstm.forward(xs, start, ofLstm, null).end().c().reshape(3),
                lstm.step(x, h, h.map(v -> 2 * v), ofLstm).c());
    }

    @Test
    void saysWhatDoesNotFit() {
        NaiveRnn rnn = new NaiveRnn(RnnNonlinearity.TANH);
        RecurrentParameters<Tensor> p = parameters(1);
        TwinContract.assertRejects(
                "axis 1 of weightInput (H, F) has size 2, must be 1: F is 1 in x (F)",
                () -> rnn.step(Tensor.vector(1), h, p));
        TwinContract.assertRejects(
                "axis 0 of weightInput (H, F) has size 3, must be 2: H is 2 in h (H)",
                () -> rnn.step(x, Tensor.vector(1, 2), p));
        TwinContract.assertRejects("x is null", () -> rnn.step(null, h, p));
        TwinContract.assertRejects("p is null", () -> rnn.step(x, h, null));
        TwinContract.assertRejects("h[2] is NaN", () -> rnn.step(x, Tensor.vector(1, 2, Double.NaN), p));
        TwinContract.assertRejects(
                "axis 0 of weightInput (3H, F) has size 12, must be 9: H is 3 in h (H)",
                () -> new NaiveGru(true).step(x, h, parameters(4)));
        TwinContract.assertRejects(
                "axis 0 of weightInput (4H, F) has size 9, must be 12: H is 3 in h (H)",
                () -> new NaiveLstm().step(x, h, h, parameters(3)));
        TwinContract.assertRejects(
                "axis 0 of c (H) has size 1, must be 3: H is 3 in h (H)",
                () -> new NaiveLstm().step(x, h, Tensor.vector(1), parameters(4)));
    }
}
