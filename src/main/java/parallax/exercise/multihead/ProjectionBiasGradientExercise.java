package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The gradient of a projection's bias. */
public final class ProjectionBiasGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("projectionBiasGradient", Gradient.class)
            .call("db", (f, in) -> f.apply(in.tensor("dy")))
            .reference(dy -> sum(dy, 1))
            .cases(
                    Sizes.of("B=1 T=1 O=1"),
                    z -> Case.empty().with("dy", Entries.halves(1, z.get("B"), z.get("T"), z.get("O"))))
            .labels(java.util.Map.of("B", "sequences", "T", "tokens", "O", "outputs"))
            .probe("one token", "O=3")
            .probe("two tokens", "T=2 O=3")
            .probe("as many tokens as outputs", "T=3 O=3")
            .probe("two sequences", "B=2 T=4 O=3")
            .wrong(
                    "mean-over-tokens",
                    dy -> sum(dy, dy.size(0) * dy.size(1)),
                    "Your gradient is a mean over the tokens",
                    "what several places send adds up: is a sum wanted, or a mean?")
            .wrong(
                    "mean-over-sequences",
                    dy -> sum(dy, dy.size(0)),
                    "Your gradient is divided by the number of sequences",
                    "what several places send adds up: is a sum wanted, or a mean?")
            .wrong(
                    "overwritten",
                    dy -> token(dy, dy.size(0) - 1, dy.size(1) - 1),
                    "The bias hears the very last token alone",
                    "the bias was added to every token: what does = do, and what does +=?")
            .wrong(
                    "first-sequence-alone",
                    dy -> sum(dy.reshape(1, dy.size(0) * dy.size(1), dy.size(2)), 1, dy.size(1)),
                    "The bias hears the first sequence alone",
                    "to how many sequences was the bias added?")
            .wrong(
                    "all-outputs-alike",
                    dy -> Tensor.zeros(dy.size(2)).map(v -> dy.sum()),
                    "All entries of your gradient are the sum over everything",
                    "which outputs was b[o] added to?")
            .right("sequence by sequence", ProjectionBiasGradientExercise::bySequences)
            .right("in float", dy -> bySequences(dy).map(v -> (float) v))
            .hints(
                    "b[o] was added to output o of every token. What comes back from each of them?",
                    "db has the shape (O). Its entry o is the sum of dy at output o, over all tokens of all sequences.",
                    "db.add(dy.get(n, t, o), o), in loops over n, t and o.")
            .build();

    private ProjectionBiasGradientExercise() {}

    private static Tensor sum(Tensor dy, int divisor) {
        return sum(dy, divisor, dy.size(1));
    }

    private static Tensor sum(Tensor dy, int divisor, int tokens) {
        Tensor db = Tensor.zeros(dy.size(2));
        for (int n = 0; n < dy.size(0); n++)
            for (int t = 0; t < tokens; t++)
                for (int o = 0; o < dy.size(2); o++) {
                    db.add(dy.get(n, t, o) / divisor, o);
                }
        return db;
    }

    private static Tensor token(Tensor dy, int n, int t) {
        Tensor db = Tensor.zeros(dy.size(2));
        for (int o = 0; o < dy.size(2); o++) {
            db.set(dy.get(n, t, o), o);
        }
        return db;
    }

    private static Tensor bySequences(Tensor dy) {
        Tensor db = Tensor.zeros(dy.size(2));
        for (int o = dy.size(2) - 1; o >= 0; o--)
            for (int t = 0; t < dy.size(1); t++) {
                double sum = 0;
                for (int n = 0; n < dy.size(0); n++) {
                    sum += dy.get(n, t, o);
                }
                db.add(sum, o);
            }
        return db;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns db (O).
         *
         * @param dy (B, T, O), the gradient of the outputs. Not modified.
         */
        Tensor apply(Tensor dy);
    }
}
