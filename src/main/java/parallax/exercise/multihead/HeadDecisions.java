package parallax.exercise.multihead;

import java.util.function.IntUnaryOperator;
import parallax.exercise.attention.Weighing;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/** The decisions that {@link HeadLoops} takes, each with the right choice; a mistake takes one otherwise. */
final class HeadDecisions {
    // Projections.

    /** The entry of the weight that stands between input i and output o; first is the first row of the part in use. */
    static final Decision<WeightRule> WEIGHT_IN = Decision.of("weight in", (w, first, o, i) -> w.get(first + o, i));

    /** The same of the projection of the heads' outputs. */
    static final Decision<WeightRule> WEIGHT_OUT = Decision.of("weight out", (w, first, o, i) -> w.get(first + o, i));

    /** What is added to output o, given the number of inputs. */
    static final Decision<BiasRule> BIAS_IN = Decision.of("bias in", (bias, o, inputs) -> bias.get(o));

    /** The same of the projection of the heads' outputs. */
    static final Decision<BiasRule> BIAS_OUT = Decision.of("bias out", (bias, o, inputs) -> bias.get(o));

    /** Input i of token t. */
    static final Decision<TokenRule> TOKEN = Decision.of("token", (x, b, t, i) -> x.get(b, t, i));

    /** Which of the three parts of the packed weights makes Q (0), K (1) and V (2). */
    static final Decision<IntUnaryOperator> PART = Decision.of("part", part -> part);

    /** Whether input i takes part in the sum. */
    static final Decision<SumRule> COUNTS = Decision.of("sum", (i, inputs) -> true);

    /** Whether the heads' outputs are projected. */
    static final Decision<Boolean> OUT = Decision.of("output projection", true);

    // Heads.

    /** How many heads there are. */
    static final Decision<IntUnaryOperator> HEADS = Decision.of("heads", h -> h);

    /** Feature d of token t in head n; size is the number of a head's features. */
    static final Decision<SplitRule> SPLIT = Decision.of("split", (x, heads, b, n, t, d) -> {
        int size = x.size(2) / heads;
        return x.get(b, t, n * size + d);
    });

    /** Feature e of token t, all heads side by side. */
    static final Decision<MergeRule> MERGE = Decision.of("merge", (x, b, t, e) -> {
        int size = x.size(3);
        return x.get(b, e / size, t, e % size);
    });

    // Attention.

    /** What a score is multiplied by, given E and h. */
    static final Decision<ScaleRule> SCALE =
            Decision.of("scale", (features, heads) -> 1 / Math.sqrt((double) features / heads));

    /** Whether padding (B, Tk) lets head n of batch entry b attend to key j. */
    static final Decision<MaskRule> MASK = Decision.of("mask", (p, heads, b, n, j) -> p.get(b, j) == 1);

    /** Scores to weights. */
    static final Decision<Weighing.Way> WEIGH = Decision.of("weights", Weighing::right);

    /** What the keys are made of. */
    static final Decision<SourceRule> KEYS = Decision.of("source of the keys", (k, v) -> k);

    /** What the values are made of. */
    static final Decision<SourceRule> VALUES = Decision.of("source of the values", (k, v) -> v);

    // Backward.

    /** The entry of the weight by which the gradient of output o goes back to input i. */
    static final Decision<WeightRule> BACK_IN = Decision.of("weight back in", (w, first, o, i) -> w.get(first + o, i));

    /** The same of the projection of the heads' outputs. */
    static final Decision<WeightRule> BACK_OUT =
            Decision.of("weight back out", (w, first, o, i) -> w.get(first + o, i));

    /** By what the share of Q (0), K (1) and V (2) is multiplied in the sum. */
    static final Decision<ShareRule> SHARE = Decision.of("share", part -> 1);

    private HeadDecisions() {}

    /** An entry of a weight. */
    interface WeightRule {
        double of(Tensor w, int first, int o, int i);
    }

    /** A bias. */
    interface BiasRule {
        double of(Tensor bias, int o, int inputs);
    }

    /** An entry of a sequence. */
    interface TokenRule {
        double of(Tensor x, int b, int t, int i);
    }

    /** What counts in a sum. */
    interface SumRule {
        boolean of(int i, int inputs);
    }

    /** An entry of a head. */
    interface SplitRule {
        double of(Tensor x, int heads, int b, int n, int t, int d);
    }

    /** An entry of the merged heads. */
    interface MergeRule {
        double of(Tensor x, int b, int t, int e);
    }

    /** How a score is scaled. */
    interface ScaleRule {
        double of(int features, int heads);
    }

    /** What padding allows. */
    interface MaskRule {
        boolean of(Tensor padding, int heads, int b, int n, int j);
    }

    /** One of two sequences. */
    interface SourceRule {
        Tensor of(Tensor k, Tensor v);
    }

    /** A factor. */
    interface ShareRule {
        double of(int part);
    }
}
