package parallax.exercise.gates;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;

/** How many numbers a recurrence with gates learns. */
public final class GatedParametersExercise {
    /** The exercise. */
    public static final Exercise<Count> EXERCISE = Exercise.named("gatedParameters", Count.class)
            .call("count", (f, in) -> f.apply(in.integer("blocks"), in.integer("features"), in.integer("hidden")))
            .reference((blocks, features, hidden) -> blocks * hidden * (features + hidden + 1))
            .cases(
                    Sizes.of("G=1 F=1 H=1"),
                    z -> Case.empty()
                            .with("blocks", z.get("G"))
                            .with("features", z.get("F"))
                            .with("hidden", z.get("H")))
            .undrawn()
            .probe("vanilla, one unit", "F=2 H=1")
            .probe("vanilla", "F=5 H=3")
            .probe("GRU", "G=3 F=7 H=4")
            .probe("LSTM", "G=4 F=2 H=9")
            .wrong(
                    "blocks-left-out",
                    (blocks, features, hidden) -> hidden * (features + hidden + 1),
                    "Your count is that of one block",
                    "how many blocks of rows do W, U and b have?")
            .wrong(
                    "biases-left-out",
                    (blocks, features, hidden) -> blocks * hidden * (features + hidden),
                    "Your count has no biases",
                    "how many entries has b?")
            .wrong(
                    "one-bias-for-all",
                    (blocks, features, hidden) -> blocks * hidden * (features + hidden) + 1,
                    "Your count has one bias in all",
                    "how many entries has b?")
            .wrong(
                    "one-bias-a-block",
                    (blocks, features, hidden) -> blocks * (hidden * (features + hidden) + 1),
                    "Your count has one bias for each block",
                    "how many entries has one block of b?")
            .wrong(
                    "biases-of-one-block",
                    (blocks, features, hidden) -> blocks * hidden * (features + hidden) + hidden,
                    "Your count has the biases of one block",
                    "how many entries has b?")
            .wrong(
                    "two-biases",
                    (blocks, features, hidden) -> blocks * hidden * (features + hidden + 2),
                    "Your count has two biases, as PyTorch's and the library's",
                    "one of them is enough here: how many entries has b?")
            .wrong(
                    "state-left-out",
                    (blocks, features, hidden) -> blocks * hidden * (features + 1),
                    "Your count has no U",
                    "what does the state pass on its way into the sums?")
            .wrong(
                    "input-left-out",
                    (blocks, features, hidden) -> blocks * hidden * (hidden + 1),
                    "Your count has no W",
                    "what does x pass on its way into the sums?")
            .right("array by array", (blocks, features, hidden) -> {
                int rows = blocks * hidden;
                return rows * features + rows * hidden + rows;
            })
            .right("as long", (blocks, features, hidden) -> (int) ((1L + hidden + features) * hidden * blocks))
            .hints(
                    "Three arrays: W, U and b. Count the entries of each.",
                    "All three have blocks * hidden rows. W has features columns, U has hidden columns, b has one.",
                    "rows * (features + hidden + 1).")
            .build();

    private GatedParametersExercise() {}

    /** What the learner writes. */
    @FunctionalInterface
    public interface Count {
        /**
         * Returns the number of entries of W, U and b.
         *
         * @param blocks   4 for an LSTM, 3 for a GRU, 1 for a vanilla recurrence
         * @param features F
         * @param hidden   H
         */
        int apply(int blocks, int features, int hidden);
    }
}
