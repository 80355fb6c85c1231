package parallax.exercise.attention;

import java.util.stream.Stream;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** Scores to weights, where a mask says what is allowed. */
public final class MaskedSoftmaxExercise {
    private static final Mistake INVERTED = new Mistake(
            "mask-inverted",
            AttentionLoops.ALLOWED.as(Weighing::inverted),
            "Your weight lies exactly where it is forbidden",
            "does a 1 in the mask mean may or may not?");

    /** The exercise. */
    public static final Exercise<MaskedSoftmax> EXERCISE = Exercise.named("maskedSoftmax", MaskedSoftmax.class)
            .call("w", (f, in) -> f.apply(in.tensor("s"), in.tensor("mask")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("Tq=1 Tk=1 hidden=0 low=0 huge=0"), MaskedSoftmaxExercise::in)
            .probe("nothing forbidden", "Tq=2 Tk=3")
            .probe("some keys forbidden", "Tq=3 Tk=5 hidden=1")
            .probe("very low scores", "Tq=3 Tk=4 hidden=1 low=1")
            .probe("very large scores", "Tq=2 Tk=7 hidden=1 huge=1")
            .probe("very large scores, nothing forbidden", "Tq=9 Tk=4 huge=1")
            .probe("a query that may attend to nothing", "Tq=3 Tk=4 hidden=2")
            .mistakes(
                    MaskedSoftmaxExercise::algorithm,
                    Stream.concat(AttentionMistakes.weights(), Stream.of(INVERTED))
                            .toList())
            .right("by the logarithm of the sum", MaskedSoftmaxExercise::byLogarithm)
            .right("in float", (s, mask) -> byLogarithm(s, mask).map(v -> (float) v))
            .hints(
                    "Do one row at a time. Which keys take part in its sum?",
                    "Find the largest allowed score. Take exp(score - largest) for the allowed keys and 0 for the others. Divide by the sum.",
                    "If no key of the row is allowed, the sum is 0: leave the row at 0 instead of dividing.")
            .build();

    private MaskedSoftmaxExercise() {}

    private static Case in(Sizes z) {
        Tensor s = Entries.halves(1, z.get("Tq"), z.get("Tk"));
        double factor = z.get("huge") == 0 ? 1 : 500;
        Tensor mask = Entries.halves(2, z.get("Tq"), z.get("Tk")).map(v -> z.get("hidden") == 0 || v > -1 ? 1 : 0);
        for (int i = 0; i < z.get("Tq"); i++) {
            mask.set(1, i, (i + 1) % z.get("Tk"));
        }
        for (int j = 0; j < z.get("Tk") && z.get("hidden") == 2; j++) {
            mask.set(0, z.get("Tq") - 1, j);
        }
        return Case.empty()
                .with("s", s.map(v -> factor * v - 40 * z.get("low")))
                .with("mask", mask);
    }

    private static MaskedSoftmax algorithm(Choices choices) {
        return (s, mask) -> {
            double[][] scores = new double[s.size(0)][s.size(1)];
            boolean[][] allowed = new boolean[s.size(0)][s.size(1)];
            for (int i = 0; i < s.size(0); i++)
                for (int j = 0; j < s.size(1); j++) {
                    scores[i][j] = s.get(i, j);
                    allowed[i][j] = mask.get(i, j) == 1;
                }
            return Tensor.matrix(new AttentionLoops(choices).weights(scores, allowed));
        };
    }

    private static Tensor byLogarithm(Tensor s, Tensor mask) {
        Tensor w = Tensor.zeros(s.shape());
        for (int i = 0; i < s.size(0); i++) {
            double log = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < s.size(1); j++) {
                if (mask.get(i, j) == 1) {
                    double high = Math.max(log, s.get(i, j));
                    log = high + Math.log1p(Math.exp(Math.min(log, s.get(i, j)) - high));
                }
            }
            for (int j = 0; j < s.size(1); j++) {
                w.set(mask.get(i, j) == 1 ? Math.exp(s.get(i, j) - log) : 0, i, j);
            }
        }
        return w;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface MaskedSoftmax {
        /**
         * Returns w (Tq, Tk).
         *
         * @param s    (Tq, Tk), scores. Not modified.
         * @param mask (Tq, Tk), 1 where query i may attend to key j, else 0. Not modified.
         */
        Tensor apply(Tensor s, Tensor mask);
    }
}
