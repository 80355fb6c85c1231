package parallax.exercise.attention;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** How well each key answers each query. */
public final class ScoresExercise {
    /** The exercise. */
    public static final Exercise<Scores> EXERCISE = Exercise.named("attentionScores", Scores.class)
            .call("s", (f, in) -> f.apply(in.tensor("q"), in.tensor("k")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("Tq=1 Tk=1 D=1"),
                    z -> Case.empty()
                            .with("q", Entries.halves(1, z.get("Tq"), z.get("D")))
                            .with("k", Entries.halves(2, z.get("Tk"), z.get("D"))))
            .probe("one query, one key", "D=4")
            .probe("as many keys as features", "Tq=2 Tk=3 D=3")
            .probe("two queries, five keys", "Tq=2 Tk=5 D=3")
            .mistakes(ScoresExercise::algorithm, AttentionMistakes.scores().toList())
            .wrong(
                    "overwritten",
                    (q, k) -> last(q, k),
                    "Each score is the product of the last feature alone",
                    "a score is a sum over the features: what does = do, and what does +=?")
            .right("scaled queries first", (q, k) -> right(q.map(v -> v / Math.sqrt(q.size(1))), k, 1))
            .right("in float", (q, k) -> right(q, k, 1 / Math.sqrt(q.size(1))).map(v -> (float) v))
            .hints(
                    "One query and one key: multiply feature by feature and add up.",
                    "Three loops: query i, key j, feature d. s has the shape (Tq, Tk).",
                    "Divide each sum by Math.sqrt(q.size(1)), as q.size(1) is the number of features.")
            .build();

    private ScoresExercise() {}

    private static Scores algorithm(Choices choices) {
        return (q, k) -> {
            double[][] s = new AttentionLoops(choices)
                    .scores(q.reshape(1, q.size(0), q.size(1)), k.reshape(1, k.size(0), k.size(1)), 1, 0);
            return Tensor.matrix(s);
        };
    }

    private static Tensor last(Tensor q, Tensor k) {
        int d = q.size(1) - 1;
        Tensor s = Tensor.zeros(q.size(0), k.size(0));
        for (int i = 0; i < q.size(0); i++)
            for (int j = 0; j < k.size(0); j++) {
                s.set(q.get(i, d) * k.get(j, d) / Math.sqrt(q.size(1)), i, j);
            }
        return s;
    }

    private static Tensor right(Tensor q, Tensor k, double scale) {
        Tensor s = Tensor.zeros(q.size(0), k.size(0));
        for (int d = q.size(1) - 1; d >= 0; d--)
            for (int j = 0; j < k.size(0); j++)
                for (int i = 0; i < q.size(0); i++) {
                    s.add(scale * q.get(i, d) * k.get(j, d), i, j);
                }
        return s;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Scores {
        /**
         * Returns s (Tq, Tk).
         *
         * @param q (Tq, D). Not modified.
         * @param k (Tk, D). Not modified.
         */
        Tensor apply(Tensor q, Tensor k);
    }
}
