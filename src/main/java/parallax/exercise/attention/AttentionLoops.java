package parallax.exercise.attention;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/** Scaled dot product attention that asks for every decision: right, unless a choice is a mistake. */
final class AttentionLoops {
    /** What a score is multiplied by, given D, Tk and Dv. */
    static final Decision<ScaleRule> SCALE = Decision.of("scale", (d, keys, values) -> 1 / Math.sqrt(d));

    /** Feature d of key j. */
    static final Decision<KeyRule> KEY = Decision.of("key", (k, b, j, d) -> k.get(b, j, d));

    /** Whether the order lets query i attend to key j. */
    static final Decision<OrderRule> CAUSAL = Decision.of("causal", (i, j) -> j <= i);

    /** Whether padding (B, Tk) lets query i attend to key j. */
    static final Decision<PaddingRule> PADDING = Decision.of("padding", (p, b, i, j) -> p.get(b, j) == 1);

    /** Which places are allowed, all told. */
    static final Decision<AllowedRule> ALLOWED = Decision.of("allowed", allowed -> allowed);

    /** Scores to weights. */
    static final Decision<Weighing.Way> WEIGH = Decision.of("weights", Weighing::right);

    /** Entry e of what query i takes from key j. */
    static final Decision<MixRule> MIX = Decision.of("mix", (w, v, b, i, j, e) -> w[i][j] * v.get(b, j, e));

    private final Choices choices;

    AttentionLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns q · kᵀ · scale, of one batch entry. */
    double[][] scores(Tensor q, Tensor k, int values, int b) {
        double scale = choices.of(SCALE).of(q.size(2), k.size(1), values);
        double[][] s = new double[q.size(1)][k.size(1)];
        for (int i = 0; i < q.size(1); i++)
            for (int j = 0; j < k.size(1); j++)
                for (int d = 0; d < q.size(2); d++) {
                    s[i][j] += q.get(b, i, d) * choices.of(KEY).of(k, b, j, d) * scale;
                }
        return s;
    }

    double[][] weights(double[][] scores, boolean[][] allowed) {
        return choices.of(WEIGH).of(scores, choices.of(ALLOWED).of(allowed));
    }

    Tensor attention(Tensor q, Tensor k, Tensor v, Tensor padding, boolean causal) {
        Tensor y = Tensor.zeros(q.size(0), q.size(1), v.size(2));
        for (int b = 0; b < q.size(0); b++) {
            boolean[][] allowed = new boolean[q.size(1)][k.size(1)];
            for (int i = 0; i < q.size(1); i++)
                for (int j = 0; j < k.size(1); j++) {
                    allowed[i][j] = choices.of(PADDING).of(padding, b, i, j)
                            && (!causal || choices.of(CAUSAL).of(i, j));
                }
            double[][] w = weights(scores(q, k, v.size(2), b), allowed);
            for (int i = 0; i < q.size(1); i++)
                for (int j = 0; j < k.size(1); j++)
                    for (int e = 0; e < v.size(2); e++) {
                        y.add(choices.of(MIX).of(w, v, b, i, j, e), b, i, e);
                    }
        }
        return y;
    }

    /** How a score is scaled. */
    interface ScaleRule {
        double of(int features, int keys, int values);
    }

    /** An entry of k. */
    interface KeyRule {
        double of(Tensor k, int b, int j, int d);
    }

    /** What causality allows. */
    interface OrderRule {
        boolean of(int i, int j);
    }

    /** What padding allows. */
    interface PaddingRule {
        boolean of(Tensor padding, int b, int i, int j);
    }

    /** What is allowed. */
    interface AllowedRule {
        boolean[][] of(boolean[][] allowed);
    }

    /** A product. */
    interface MixRule {
        double of(double[][] w, Tensor v, int b, int i, int j, int e);
    }
}
