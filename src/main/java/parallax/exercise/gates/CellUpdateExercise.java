package parallax.exercise.gates;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The new cell of an LSTM, of its gates and the old one. */
public final class CellUpdateExercise {
    /** The exercise. */
    public static final Exercise<Update> EXERCISE = Exercise.named("cellUpdate", Update.class)
            .call("c", (f, in) -> f.apply(in.tensor("gates"), in.tensor("before")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("H=1"),
                    z -> Case.empty()
                            .with("gates", new LstmLoops(Choices.right()).gates(Entries.halves(1, 4 * z.get("H"))))
                            .with("before", Entries.halves(2, z.get("H"))))
            .probe("one unit", "H=1")
            .probe("four units", "H=4")
            .probe("five units", "H=5")
            .mistakes(CellUpdateExercise::algorithm, LstmMistakes.cell().toList())
            .wrong(
                    "output-gate-for-forget-gate",
                    (gates, before) -> product(gates, before, 3, 0, 2, false),
                    "The old cell is multiplied by the output gate",
                    "which row of gates says what remains?")
            .wrong(
                    "output-gate-for-candidate",
                    (gates, before) -> product(gates, before, 1, 0, 3, false),
                    "What comes in is i * o",
                    "which row of gates says what may come in?")
            .wrong(
                    "tanh-on-new-cell",
                    (gates, before) -> product(gates, before, 1, 0, 2, true),
                    "Your new cell has gone through tanh",
                    "the tanh comes on the way out, into h: must the cell itself stay between -1 and 1?")
            .right("what remains first", CellUpdateExercise::inTwo)
            .right("in float", (gates, before) -> inTwo(gates, before).map(v -> (float) v))
            .hints(
                    "Something of the old cell remains, and something new comes in.",
                    "The rows of gates are i, f, g and o. What remains is f * before; what comes in is i * g.",
                    "For each j: the sum of gates.get(1, j) * before.get(j) and gates.get(0, j) * gates.get(2, j).")
            .build();

    private CellUpdateExercise() {}

    private static Update algorithm(Choices choices) {
        return (gates, before) -> new LstmLoops(choices).cell(gates, before);
    }

    private static Tensor product(Tensor gates, Tensor before, int keep, int in, int offered, boolean tanh) {
        Tensor c = Tensor.zeros(before.length());
        for (int j = 0; j < c.length(); j++) {
            double sum = gates.get(keep, j) * before.get(j) + gates.get(in, j) * gates.get(offered, j);
            c.set(tanh ? Math.tanh(sum) : sum, j);
        }
        return c;
    }

    private static Tensor inTwo(Tensor gates, Tensor before) {
        Tensor c = before.copy();
        for (int j = 0; j < c.length(); j++) {
            c.set(c.get(j) * gates.get(1, j), j);
        }
        for (int j = 0; j < c.length(); j++) {
            c.add(gates.get(2, j) * gates.get(0, j), j);
        }
        return c;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Update {
        /**
         * Returns the new cell (H).
         *
         * @param gates  (4, H), the rows i, f, g and o. Not modified.
         * @param before (H), the old cell. Not modified.
         */
        Tensor apply(Tensor gates, Tensor before);
    }
}
