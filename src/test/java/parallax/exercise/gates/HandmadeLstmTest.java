package parallax.exercise.gates;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.exercise.WrongTwins;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.tensor.Tensor;

class HandmadeLstmTest {
    private static final int UNITS = 3;
    private static final Random RANDOM = new Random(1);
    private static final Tensor X = Tensor.randn(RANDOM, 2, 5, 4);
    private static final Lstm.State<Tensor> START = state();
    private static final Lstm.State<Tensor> D_END = state();
    private static final RecurrentParameters<Tensor> P = new RecurrentParameters<>(
            Tensor.randn(RANDOM, 4 * UNITS, 4),
            Tensor.randn(RANDOM, 4 * UNITS, UNITS),
            Tensor.randn(RANDOM, 4 * UNITS),
            Tensor.randn(RANDOM, 4 * UNITS));
    private static final HandmadeLstm RIGHT =
            new HandmadeLstm(LstmStepExercise.EXERCISE.reference(), GateGradientsExercise.EXERCISE.reference());

    @Test
    void ofRightPartsIsTheLibrarys() {
        Lstm.Result<Tensor> expected = new NaiveLstm().forward(X, START, P, null);
        Lstm.Result<Tensor> actual = RIGHT.forward(X, START, P, null);
        for (int k = 0; k < expected.arrays().size(); k++) {
            same(expected.arrays().get(k), actual.arrays().get(k));
        }
        same(expected.y(), RIGHT.output(X, START, P, null).y());
        var d = new NaiveLstm().backward(X, START, P, null, expected, null, D_END);
        var yours = RIGHT.backward(X, START, P, null, actual, null, D_END);
        same(d.dx(), yours.dx());
        same(d.dStart().h(), yours.dStart().h());
        same(d.dStart().c(), yours.dStart().c());
        d.dParameters()
                .named()
                .forEach((name, g) -> same(g, yours.dParameters().named().get(name)));
    }

    @Test
    void ofAWrongPartIsNot() {
        HandmadeLstm wrong = new HandmadeLstm(WrongTwins.lstmStep("order-ifog"), RIGHT.gradient());
        assertFalse(Comparison.of(
                        "y",
                        new NaiveLstm().forward(X, START, P, null).y(),
                        wrong.forward(X, START, P, null).y(),
                        Tolerance.DOUBLE)
                .passed());
    }

    @Test
    void whatItCannotDoIsRefused() {
        int[] lengths = {5, 3};
        assertThrows(IllegalArgumentException.class, () -> RIGHT.forward(X, START, P, lengths));
        Lstm.Result<Tensor> result = RIGHT.forward(X, START, P, null);
        assertThrows(
                IllegalArgumentException.class, () -> RIGHT.backward(X, START, P, null, result, result.y(), D_END));
        assertThrows(IllegalArgumentException.class, () -> RIGHT.backward(X, START, P, null, result, null, null));
    }

    private static Lstm.State<Tensor> state() {
        return new Lstm.State<>(Tensor.randn(RANDOM, 2, UNITS), Tensor.randn(RANDOM, 2, UNITS));
    }

    private static void same(Tensor expected, Tensor actual) {
        Comparison comparison = Comparison.of("entry", expected, actual, Tolerance.DOUBLE);
        assertTrue(comparison.passed(), comparison::toString);
    }
}
