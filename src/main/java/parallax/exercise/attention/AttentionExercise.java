package parallax.exercise.attention;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.attention.NaiveAttention;
import parallax.tensor.Tensor;

/** Scaled dot product attention, all of it: batch, padding, causality. */
public final class AttentionExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("attention", Forward.class)
            .call(
                    "y",
                    (f, in) -> f.apply(
                            in.tensor("q"),
                            in.tensor("k"),
                            in.tensor("v"),
                            in.tensor("padding"),
                            in.get("causal", Boolean.class)))
            .reference((q, k, v, padding, causal) -> new NaiveAttention(causal)
                    .forward(q, k, v, padding.reshape(padding.size(0), 1, padding.size(1)))
                    .y())
            .cases(Sizes.of("B=1 Tq=1 Tk=1 D=1 Dv=1 causal=0 missing=0 huge=0"), AttentionExercise::in)
            .labels(labels())
            .settings(in -> in.get("causal", Boolean.class) ? "causal" : "not causal")
            .probe("one query, two keys", "Tk=2 D=2 Dv=3")
            .probe("as many keys as features", "Tq=2 Tk=4 D=4 Dv=3")
            .probe("three queries, five keys", "Tq=3 Tk=5 D=4 Dv=6")
            .probe("two sequences", "B=2 Tq=3 Tk=5 D=4 Dv=6")
            .probe("large scores", "B=2 Tq=3 Tk=5 D=4 Dv=6 huge=1")
            .probe("padding", "B=2 Tq=5 Tk=5 D=3 Dv=2 missing=1")
            .probe("padding, large scores", "B=2 Tq=4 Tk=5 D=3 Dv=2 missing=1 huge=1")
            .probe("a sequence that is padding alone", "B=2 Tq=3 Tk=2 D=3 Dv=4 missing=1")
            .probe("causal", "B=2 Tq=4 Tk=4 D=3 Dv=5 causal=1")
            .probe("causal, with padding", "B=3 Tq=5 Tk=5 D=2 Dv=3 causal=1 missing=1")
            .mistakes(AttentionExercise::algorithm, AttentionMistakes.ofAttention())
            .right("one key after the other, rescaling", AttentionExercise::online)
            .right("in float", AttentionExercise::inFloat)
            .hints(
                    "Three steps for each query: scores with all keys, weights by softmax over the keys it may attend to, and the "
                            + "weighted mean of the values.",
                    "Query i may attend to key j if padding.get(b, j) is 1 and, with causal, j <= i. A forbidden key takes no part in "
                            + "the maximum and in the sum.",
                    "For each b and i: fill double[] s with the scores, Double.NEGATIVE_INFINITY where forbidden. Subtract the largest, take "
                            + "exp, divide by the sum. If all are forbidden, leave y at 0.")
            .build();

    private AttentionExercise() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("B", "sequences");
        labels.put("Tq", "queries");
        labels.put("Tk", "keys");
        labels.put("D", "features");
        labels.put("Dv", "features of a value");
        labels.put("causal", "causal");
        labels.put("missing", "keys missing, more in each sequence");
        labels.put("huge", "large scores");
        return labels;
    }

    private static Case in(Sizes z) {
        int keys = z.get("Tk");
        Tensor padding = Tensor.zeros(z.get("B"), keys);
        for (int b = 0; b < z.get("B"); b++)
            for (int j = 0; j < keys - z.get("missing") * (b + 1); j++) {
                padding.set(1, b, j);
            }
        double size = z.get("huge") == 0 ? 1 : 400;
        return Case.empty()
                .with(
                        "q",
                        Entries.halves(1, z.get("B"), z.get("Tq"), z.get("D")).map(v -> size * v))
                .with("k", Entries.halves(2, z.get("B"), keys, z.get("D")))
                .with("v", Entries.halves(3, z.get("B"), keys, z.get("Dv")))
                .with("padding", padding)
                .with("causal", z.get("causal") == 1);
    }

    private static Forward algorithm(Choices choices) {
        return (q, k, v, padding, causal) -> new AttentionLoops(choices).attention(q, k, v, padding, causal);
    }

    // The sum and the mean so far are rescaled whenever a larger score comes.
    private static Tensor online(Tensor q, Tensor k, Tensor v, Tensor padding, boolean causal) {
        Tensor y = Tensor.zeros(q.size(0), q.size(1), v.size(2));
        for (int b = 0; b < q.size(0); b++)
            for (int i = 0; i < q.size(1); i++) {
                double max = Double.NEGATIVE_INFINITY;
                double sum = 0;
                double[] mix = new double[v.size(2)];
                for (int j = 0; j < (causal ? Math.min(i + 1, k.size(1)) : k.size(1)); j++) {
                    if (padding.get(b, j) == 1) {
                        double s = 0;
                        for (int d = 0; d < q.size(2); d++) {
                            s += q.get(b, i, d) / Math.sqrt(q.size(2)) * k.get(b, j, d);
                        }
                        double larger = Math.max(max, s);
                        double old = Math.exp(max - larger);
                        double e = Math.exp(s - larger);
                        sum = sum * old + e;
                        for (int f = 0; f < mix.length; f++) {
                            mix[f] = mix[f] * old + e * v.get(b, j, f);
                        }
                        max = larger;
                    }
                }
                for (int f = 0; f < mix.length && sum > 0; f++) {
                    y.set(mix[f] / sum, b, i, f);
                }
            }
        return y;
    }

    private static Tensor inFloat(Tensor q, Tensor k, Tensor v, Tensor padding, boolean causal) {
        return online(q.map(x -> (float) x), k, v, padding, causal).map(x -> (float) x);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (B, Tq, Dv).
         *
         * @param q       (B, Tq, D). Not modified.
         * @param k       (B, Tk, D). Not modified.
         * @param v       (B, Tk, Dv). Not modified.
         * @param padding (B, Tk), 1 where a key is real. Not modified.
         * @param causal  whether query i may attend to keys 0 to i alone
         */
        Tensor apply(Tensor q, Tensor k, Tensor v, Tensor padding, boolean causal);
    }
}
