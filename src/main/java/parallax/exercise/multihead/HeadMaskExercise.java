package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** One mask per sequence, repeated for all its heads. */
public final class HeadMaskExercise {
    /** The exercise. */
    public static final Exercise<HeadMask> EXERCISE = Exercise.named("headMask", HeadMask.class)
            .call("mask", (f, in) -> f.apply(in.tensor("padding"), in.integer("heads")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("B=1 h=1 Tk=1"),
                    z -> Case.empty()
                            .with("padding", padding(z.get("B"), z.get("Tk")))
                            .with("heads", z.get("h")))
            .labels(java.util.Map.of("B", "sequences", "h", "heads", "Tk", "keys"))
            .probe("one head", "B=2 Tk=3")
            .probe("one sequence, two heads", "h=2 Tk=4")
            .probe("two sequences, two heads", "B=2 h=2 Tk=3")
            .probe("two sequences, three heads", "B=2 h=3 Tk=5")
            .probe("four sequences, two heads", "B=4 h=2 Tk=5")
            .mistakes(HeadMaskExercise::algorithm, HeadMistakes.ofMask())
            .wrong(
                    "not-repeated",
                    (padding, heads) -> padding.reshape(padding.size(0), 1, padding.size(1)),
                    "Your mask has a row for each sequence, not for each head",
                    "how many heads stand in the stack, all sequences together?")
            .wrong(
                    "axis-missing",
                    (padding, heads) -> algorithm(Choices.right())
                            .apply(padding, heads)
                            .reshape(padding.size(0) * heads, padding.size(1)),
                    "Your mask has two axes, where that of attention has three",
                    "all queries of a head share a row: which axis of size 1 says so?")
            .wrong(
                    "keys-repeated",
                    (padding, heads) -> keysRepeated(padding, heads),
                    "Your rows lie in memory as if each key were repeated, not each row",
                    "what is repeated, a number or a whole row of numbers?")
            .right("row by row", HeadMaskExercise::byRows)
            .right("in memory", HeadMaskExercise::inMemory)
            .hints(
                    "The stack has the heads of sequence 0 first, then those of sequence 1. Who needs which mask?",
                    "The mask has the shape (B times heads, 1, Tk). Row b times heads plus n belongs to head n of sequence b.",
                    "mask.set(padding.get(b, j), b * heads + n, 0, j), in loops over b, n and j.")
            .build();

    private HeadMaskExercise() {}

    // Sequence b has 1 + b keys missing at its end, but keeps one.
    private static Tensor padding(int sequences, int keys) {
        Tensor padding = Tensor.zeros(sequences, keys);
        for (int b = 0; b < sequences; b++)
            for (int j = 0; j < Math.max(1, keys - 1 - b); j++) {
                padding.set(1, b, j);
            }
        return padding;
    }

    private static HeadMask algorithm(Choices choices) {
        return (padding, heads) -> new HeadLoops(choices).mask(padding, heads);
    }

    private static Tensor keysRepeated(Tensor padding, int heads) {
        Tensor mask = Tensor.zeros(padding.size(0) * heads, 1, padding.size(1));
        for (int k = 0; k < mask.length(); k++) {
            mask.data()[k] = padding.data()[k / heads];
        }
        return mask;
    }

    private static Tensor byRows(Tensor padding, int heads) {
        Tensor mask = Tensor.zeros(padding.size(0) * heads, 1, padding.size(1));
        for (int m = mask.size(0) - 1; m >= 0; m--)
            for (int j = 0; j < padding.size(1); j++) {
                mask.set(padding.get(m / heads, j), m, 0, j);
            }
        return mask;
    }

    private static Tensor inMemory(Tensor padding, int heads) {
        int keys = padding.size(1);
        Tensor mask = Tensor.zeros(padding.size(0) * heads, 1, keys);
        for (int m = 0; m < mask.size(0); m++) {
            System.arraycopy(padding.data(), m / heads * keys, mask.data(), m * keys, keys);
        }
        return mask;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface HeadMask {
        /**
         * Returns the mask (B·h, 1, Tk) of a stack of heads.
         *
         * @param padding (B, Tk), 1 where a key is real. Not modified.
         * @param heads   h
         */
        Tensor apply(Tensor padding, int heads);
    }
}
