package parallax.exercise.gates;

import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The gates of one LSTM step, of their sums. */
public final class LstmGatesExercise {
    /** The exercise. */
    public static final Exercise<Gates> EXERCISE = Exercise.named("lstmGates", Gates.class)
            .call("gates", (f, in) -> f.apply(in.tensor("a")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("H=1"), z -> Case.empty().with("a", Entries.halves(1, 4 * z.get("H"))))
            .probe("one unit", "H=1")
            .probe("as many units as gates", "H=4")
            .probe("three units", "H=3")
            .mistakes(
                    LstmGatesExercise::algorithm,
                    Stream.concat(LstmMistakes.order(), LstmMistakes.squashes()).toList())
            .wrong(
                    "tanh-on-last-row",
                    a -> each(a, (gate, j) -> gate * (a.length() / 4) + j, gate -> gate == 3),
                    "Your last row goes through tanh, and your third through the sigmoid",
                    "the rows are i, f, g and o: which of them is no gate?")
            .wrong(
                    "interleaved",
                    a -> each(a, (gate, j) -> j * 4 + gate, gate -> gate == 2),
                    "Your code takes the four sums of a unit from neighbouring places",
                    "the H sums of i come first, then the H sums of f: where do those of f begin?")
            .wrong(
                    "first-block-for-all",
                    a -> each(a, (gate, j) -> j, gate -> gate == 2),
                    "All your rows are made of the first block",
                    "where does the block of each gate begin?")
            .right("block by block", LstmGatesExercise::byBlocks)
            .right("in float", a -> byBlocks(a).map(v -> (float) v))
            .hints(
                    "Row 0 is made of the first H entries of a, row 1 of the next H, and so on.",
                    "The sum of gate k and unit j is a.get(k * hidden + j). Rows 0, 1 and 3 take sigmoid, row 2 Math.tanh.",
                    "gates.set(k == 2 ? Math.tanh(sum) : sigmoid(sum), k, j), in two loops.")
            .build();

    private LstmGatesExercise() {}

    private static Gates algorithm(Choices choices) {
        return a -> new LstmLoops(choices).gates(a);
    }

    private static Tensor each(Tensor a, IntBinaryOperator place, IntPredicate tanh) {
        Tensor gates = Tensor.zeros(4, a.length() / 4);
        for (int gate = 0; gate < 4; gate++)
            for (int j = 0; j < gates.size(1); j++) {
                double sum = a.get(place.applyAsInt(gate, j));
                gates.set((tanh.test(gate) ? Squash.TANH : Squash.SIGMOID).of(sum), gate, j);
            }
        return gates;
    }

    // sigmoid(a) = (1 + tanh(a / 2)) / 2
    private static Tensor byBlocks(Tensor a) {
        int hidden = a.length() / 4;
        Tensor gates =
                a.map(v -> 0.5 * (1 + Math.tanh(v / 2))).reshape(4, hidden).copy();
        for (int j = 0; j < hidden; j++) {
            gates.set(Math.tanh(a.get(2 * hidden + j)), 2, j);
        }
        return gates;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gates {
        /**
         * Returns i, f, g and o, the rows of (4, H).
         *
         * @param a (4H), their sums one behind the other. Not modified.
         */
        Tensor apply(Tensor a);
    }
}
