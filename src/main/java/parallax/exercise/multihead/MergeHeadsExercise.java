package parallax.exercise.multihead;

import java.util.Map;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The heads of every token, put side by side again. */
public final class MergeHeadsExercise {
    /** The exercise. */
    public static final Exercise<Merge> EXERCISE = Exercise.named("mergeHeads", Merge.class)
            .call("y", (f, in) -> f.apply(in.tensor("heads")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("B=1 T=1 h=1 d=1"),
                    z -> Case.empty().with("heads", Entries.halves(1, z.get("B"), z.get("h"), z.get("T"), z.get("d"))))
            .labels(Map.of("B", "sequences", "T", "tokens", "h", "heads", "d", "features of a head"))
            .probe("one token", "h=2 d=3")
            .probe("one head", "T=3 d=2")
            .probe("two tokens", "T=2 h=2 d=2")
            .probe("three heads, four tokens", "T=4 h=3 d=2")
            .probe("two sequences", "B=2 T=5 h=3 d=4")
            .mistakes(
                    MergeHeadsExercise::algorithm,
                    Stream.concat(
                                    HeadMistakes.merge(),
                                    Stream.of(
                                            new Mistake(
                                                    "first-head-for-all",
                                                    HeadDecisions.MERGE.as(
                                                            (x, b, t, e) -> x.get(b, 0, t, e % x.size(3))),
                                                    "Head 0 stands in the place of all heads",
                                                    "which head does feature e of a merged token come from?"),
                                            new Mistake(
                                                    "offset-missing",
                                                    HeadDecisions.MERGE.as((x, b, t, e) ->
                                                            e < x.size(3) ? x.get(b, x.size(1) - 1, t, e) : 0),
                                                    "Your heads are all written to the same place, each over the last",
                                                    "at which feature of a merged token does head n begin?"),
                                            new Mistake(
                                                    "cut-by-heads",
                                                    HeadDecisions.MERGE.as(
                                                            (x, b, t, e) -> x.get(b, e / x.size(1), t, e % x.size(1))),
                                                    "Your code changes heads after as many features as there are heads",
                                                    "after how many features does the next head begin?"),
                                            new Mistake(
                                                    "merged-reversed",
                                                    HeadDecisions.MERGE.as((x, b, t, e) ->
                                                            x.get(b, x.size(1) - 1 - e / x.size(3), t, e % x.size(3))),
                                                    "Your heads stand side by side in reverse order",
                                                    "which head comes first in a merged token?"),
                                            new Mistake(
                                                    "first-sequence-for-all",
                                                    HeadDecisions.MERGE.as(
                                                            (x, b, t, e) -> x.get(0, e / x.size(3), t, e % x.size(3))),
                                                    "All sequences come out as the first one does",
                                                    "which sequence do you read for batch entry b?")))
                            .toList())
            .wrong(
                    "heads-summed",
                    x -> summed(x, 1),
                    "Your heads are added up, not put side by side",
                    "a merged token has E features: how many have yours?")
            .wrong(
                    "heads-averaged",
                    x -> summed(x, x.size(1)),
                    "Your answer is the mean of the heads",
                    "a merged token has E features: how many have yours?")
            .wrong(
                    "tokens-joined-too",
                    x -> x.reshape(x.size(0), x.size(1), x.size(2) * x.size(3)),
                    "Your rows are heads, with all their tokens in them",
                    "a merged row is one token: which two of the four axes belong together in it?")
            .right("head by head", MergeHeadsExercise::byHeads)
            .right("in memory", MergeHeadsExercise::inMemory)
            .hints(
                    "It is the split, read the other way. What was it that a head's feature d came from?",
                    "Feature d of head n becomes feature n times size plus d of the merged token. y has the shape (B, T, h times size).",
                    "y.set(heads.get(b, n, t, d), b, t, n * size + d), in loops over b, n, t and d.")
            .build();

    private MergeHeadsExercise() {}

    private static Merge algorithm(Choices choices) {
        return x -> new HeadLoops(choices).merge(x);
    }

    private static Tensor summed(Tensor x, int divisor) {
        Tensor y = Tensor.zeros(x.size(0), x.size(2), x.size(3));
        for (int b = 0; b < x.size(0); b++)
            for (int n = 0; n < x.size(1); n++)
                for (int t = 0; t < x.size(2); t++)
                    for (int d = 0; d < x.size(3); d++) {
                        y.add(x.get(b, n, t, d) / divisor, b, t, d);
                    }
        return y;
    }

    private static Tensor byHeads(Tensor x) {
        int size = x.size(3);
        Tensor y = Tensor.zeros(x.size(0), x.size(2), x.size(1) * size);
        for (int n = x.size(1) - 1; n >= 0; n--)
            for (int b = 0; b < x.size(0); b++)
                for (int d = 0; d < size; d++)
                    for (int t = 0; t < x.size(2); t++) {
                        y.set(x.get(b, n, t, d), b, t, n * size + d);
                    }
        return y;
    }

    private static Tensor inMemory(Tensor x) {
        int size = x.size(3);
        Tensor y = Tensor.zeros(x.size(0), x.size(2), x.size(1) * size);
        for (int run = 0; run < x.length() / size; run++) {
            int head = run / x.size(2); // of all sequences
            int to = (head / x.size(1) * x.size(2) + run % x.size(2)) * x.size(1) + head % x.size(1);
            System.arraycopy(x.data(), run * size, y.data(), to * size, size);
        }
        return y;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Merge {
        /**
         * Returns y (B, T, E).
         *
         * @param heads (B, h, T, E/h). Not modified.
         */
        Tensor apply(Tensor heads);
    }
}
