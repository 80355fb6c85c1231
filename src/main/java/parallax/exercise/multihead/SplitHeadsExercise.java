package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The features of every token, cut into heads. */
public final class SplitHeadsExercise {
    /** The exercise. */
    public static final Exercise<Split> EXERCISE = Exercise.named("splitHeads", Split.class)
            .call("heads", (f, in) -> f.apply(in.tensor("x"), in.integer("heads")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("B=1 T=1 h=1 d=1"),
                    z -> Case.empty()
                            .with("x", Entries.halves(1, z.get("B"), z.get("T"), z.get("h") * z.get("d")))
                            .with("heads", z.get("h")))
            .labels(java.util.Map.of("B", "sequences", "T", "tokens", "h", "heads", "d", "features of a head"))
            .probe("one token", "h=2 d=3")
            .probe("one head", "T=3 d=2")
            .probe("two tokens", "T=2 h=2 d=2")
            .probe("three heads, four tokens", "T=4 h=3 d=2")
            .probe("two sequences", "B=2 T=5 h=3 d=4")
            .mistakes(
                    SplitHeadsExercise::algorithm,
                    java.util.stream.Stream.concat(
                                    HeadMistakes.split(),
                                    java.util.stream.Stream.of(
                                            new Mistake(
                                                    "offset-by-heads",
                                                    HeadDecisions.SPLIT.as(
                                                            (x, heads, b, n, t, d) -> x.get(b, t, n * heads + d)),
                                                    "Head n begins at feature n times the number of heads",
                                                    "how many features do the heads before head n have together?"),
                                            new Mistake(
                                                    "first-features-for-all",
                                                    HeadDecisions.SPLIT.as((x, heads, b, n, t, d) -> x.get(b, t, d)),
                                                    "All heads get the features of head 0",
                                                    "at which feature does head n begin?"),
                                            new Mistake(
                                                    "split-reversed",
                                                    HeadDecisions.SPLIT.as((x, heads, b, n, t, d) ->
                                                            x.get(b, t, (heads - 1 - n) * (x.size(2) / heads) + d)),
                                                    "Your heads come in reverse order",
                                                    "which head has feature 0 of a token?"),
                                            new Mistake(
                                                    "first-sequence-for-all",
                                                    HeadDecisions.SPLIT.as((x, heads, b, n, t, d) ->
                                                            x.get(0, t, n * (x.size(2) / heads) + d)),
                                                    "All sequences come out as the first one does",
                                                    "which sequence do you read for batch entry b?")))
                            .toList())
            .wrong(
                    "axes-not-exchanged",
                    (x, heads) -> x.reshape(x.size(0), x.size(1), heads, x.size(2) / heads),
                    "Your answer still has the tokens before the heads",
                    "in which order do the four axes (B, h, T, E/h) stand?")
            .wrong(
                    "heads-first",
                    (x, heads) -> headsFirst(x, heads),
                    "Your answer has the heads before the sequences",
                    "in which order do the four axes (B, h, T, E/h) stand?")
            .wrong(
                    "features-before-tokens",
                    (x, heads) -> featuresFirst(x, heads),
                    "Your heads have their features before their tokens",
                    "in which order do the four axes (B, h, T, E/h) stand?")
            .wrong(
                    "size-and-heads-exchanged",
                    (x, heads) -> algorithm(Choices.right()).apply(x, x.size(2) / heads),
                    "You have as many heads as a head should have features",
                    "E features and h heads: what is h, and what is E/h?")
            .right("feature by feature", SplitHeadsExercise::byFeatures)
            .right("in memory", SplitHeadsExercise::inMemory)
            .hints(
                    "Nothing is computed here, numbers only move. Which head should feature e of a token go to?",
                    "A head has size = E/h features: head 0 the first size of every token, head 1 the next. Loop over b, n, t and d.",
                    "y.set(x.get(b, t, n * size + d), b, n, t, d), with y of the shape (B, heads, T, size).")
            .build();

    private SplitHeadsExercise() {}

    private static Split algorithm(Choices choices) {
        return (x, heads) -> new HeadLoops(choices).split(x, heads);
    }

    private static Tensor headsFirst(Tensor x, int heads) {
        Tensor right = new HeadLoops(Choices.right()).split(x, heads);
        Tensor y = Tensor.zeros(heads, x.size(0), x.size(1), right.size(3));
        for (int b = 0; b < right.size(0); b++)
            for (int n = 0; n < heads; n++)
                for (int t = 0; t < right.size(2); t++)
                    for (int d = 0; d < right.size(3); d++) {
                        y.set(right.get(b, n, t, d), n, b, t, d);
                    }
        return y;
    }

    private static Tensor featuresFirst(Tensor x, int heads) {
        Tensor right = new HeadLoops(Choices.right()).split(x, heads);
        Tensor y = Tensor.zeros(x.size(0), heads, right.size(3), x.size(1));
        for (int b = 0; b < right.size(0); b++)
            for (int n = 0; n < heads; n++)
                for (int t = 0; t < right.size(2); t++)
                    for (int d = 0; d < right.size(3); d++) {
                        y.set(right.get(b, n, t, d), b, n, d, t);
                    }
        return y;
    }

    private static Tensor byFeatures(Tensor x, int heads) {
        int size = x.size(2) / heads;
        Tensor y = Tensor.zeros(x.size(0), heads, x.size(1), size);
        for (int e = x.size(2) - 1; e >= 0; e--)
            for (int b = 0; b < x.size(0); b++)
                for (int t = 0; t < x.size(1); t++) {
                    y.set(x.get(b, t, e), b, e / size, t, e % size);
                }
        return y;
    }

    private static Tensor inMemory(Tensor x, int heads) {
        int size = x.size(2) / heads;
        Tensor y = Tensor.zeros(x.size(0), heads, x.size(1), size);
        for (int run = 0; run < x.length() / size; run++) {
            int token = run / heads; // of all sequences
            int to = (token / x.size(1) * heads + run % heads) * x.size(1) + token % x.size(1);
            System.arraycopy(x.data(), run * size, y.data(), to * size, size);
        }
        return y;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Split {
        /**
         * Returns the heads (B, h, T, E/h).
         *
         * @param x     (B, T, E). Not modified.
         * @param heads h, of which E is a multiple
         */
        Tensor apply(Tensor x, int heads);
    }
}
