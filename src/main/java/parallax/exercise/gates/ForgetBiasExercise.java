package parallax.exercise.gates;

import java.util.Arrays;
import java.util.function.IntPredicate;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The bias an LSTM starts with, so that it remembers before it has learned anything. */
public final class ForgetBiasExercise {
    /** The exercise. */
    public static final Exercise<Bias> EXERCISE = Exercise.named("forgetBias", Bias.class)
            .call("b", (f, in) -> f.apply(in.integer("hidden"), in.number("value")))
            .reference((hidden, value) -> filled(hidden, 4, k -> k / hidden == 1, value))
            .cases(
                    Sizes.of("H=1 value=1"),
                    z -> Case.empty().with("hidden", z.get("H")).with("value", (double) z.get("value")))
            .probe("one unit", "H=1 value=3")
            .probe("three units", "H=3 value=1")
            .probe("six units", "H=6 value=2")
            .wrong(
                    "input-gate",
                    (hidden, value) -> filled(hidden, 4, k -> k / hidden == 0, value),
                    "Your bias opens the input gate",
                    "the blocks are those of i, f, g and o: which is that of f?")
            .wrong(
                    "third-block",
                    (hidden, value) -> filled(hidden, 4, k -> k / hidden == 2, value),
                    "Your bias is in the block of g",
                    "the blocks are those of i, f, g and o: which is that of f?")
            .wrong(
                    "everywhere",
                    (hidden, value) -> filled(hidden, 4, k -> true, value),
                    "Your bias opens all gates",
                    "which of the four blocks alone is not 0?")
            .wrong(
                    "one-unit-only",
                    (hidden, value) -> filled(hidden, 4, k -> k == hidden, value),
                    "Only the first unit of your forget gate is opened",
                    "how many entries has the block of f?")
            .wrong(
                    "every-fourth",
                    (hidden, value) -> filled(hidden, 4, k -> k % 4 == 1, value),
                    "Your bias is in every fourth place",
                    "the H biases of f stand side by side: where does their block begin?")
            .wrong(
                    "one-too-many",
                    (hidden, value) -> filled(hidden, 4, k -> k / hidden == 1 || k == 2 * hidden, value),
                    "One entry of the next block has your bias, too",
                    "the block of f begins at H: which is the first entry behind it?")
            .wrong(
                    "block-alone",
                    (hidden, value) -> filled(hidden, 1, k -> true, value),
                    "Your answer is the block of f alone",
                    "b has a block for each of the four sums: how many entries is that?")
            .wrong(
                    "one-instead",
                    (hidden, value) -> filled(hidden, 4, k -> k / hidden == 1, 1),
                    "Your bias is always 1",
                    "which value were you given?")
            .right("filled from H to 2H", ForgetBiasExercise::inOneGo)
            .right("in float", (hidden, value) -> inOneGo(hidden, (float) value))
            .hints(
                    "Four blocks of H zeros; one of them gets the value.",
                    "The block of f is the second: it begins at place H and ends before place 2H.",
                    "b.set(value, hidden + j) for each unit j.")
            .build();

    private ForgetBiasExercise() {}

    private static Tensor filled(int hidden, int blocks, IntPredicate where, double value) {
        Tensor b = Tensor.zeros(blocks * hidden);
        for (int k = 0; k < b.length(); k++) {
            b.set(where.test(k) ? value : 0, k);
        }
        return b;
    }

    private static Tensor inOneGo(int hidden, double value) {
        Tensor b = Tensor.zeros(4 * hidden);
        Arrays.fill(b.data(), hidden, 2 * hidden, value);
        return b;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Bias {
        /**
         * Returns b (4H).
         *
         * @param hidden H, the number of units
         * @param value  of the forget gate's biases; all others are 0
         */
        Tensor apply(int hidden, double value);
    }
}
