package parallax.exercise.multihead;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.attention.NaiveMultiHeadAttention;
import parallax.tensor.Tensor;

/** Multi-head attention, all of it: projections, heads, masks, and the way out. */
public final class MultiHeadExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("multiHeadAttention", Forward.class)
            .call(
                    "y",
                    (f, in) -> f.apply(
                            in.tensor("q"),
                            in.tensor("k"),
                            in.tensor("v"),
                            in.tensor("padding"),
                            parameters(in),
                            in.integer("heads")))
            .reference((q, k, v, padding, p, heads) -> new NaiveMultiHeadAttention(heads, false)
                    .forward(q, k, v, padding.reshape(padding.size(0), 1, padding.size(1)), p)
                    .y())
            .cases(Sizes.of("B=1 Tq=1 Tk=1 h=1 d=1 missing=0"), MultiHeadExercise::in)
            .labels(labels())
            .probe("one head", "Tq=2 Tk=3 d=3")
            .probe("two heads", "Tq=3 Tk=4 h=2 d=3")
            .probe("two sequences, three heads", "B=2 Tq=4 Tk=5 h=3 d=2")
            .probe("padding", "B=2 Tq=4 Tk=5 h=3 d=2 missing=1")
            .probe("as many queries as keys, padding", "B=3 Tq=4 Tk=4 h=2 d=2 missing=1")
            .mistakes(MultiHeadExercise::algorithm, HeadMistakes.ofForward())
            .wrong(
                    "keys-and-values-from-q",
                    MultiHeadExercise::withItself,
                    "Your keys and values are made of q",
                    "the queries may come from another sequence than keys and values: which of your projections take q?")
            .right("head by head", MultiHeadExercise::headByHead)
            .right("in float", MultiHeadExercise::inFloat)
            .hints(
                    "Five steps, most of which you have: project q, k and v; split each; attend in every head; merge; project.",
                    "(B, h, T, E/h) seen as (B·h, T, E/h) is a stack of attentions; reshape does that, as the axes are neighbours. "
                            + "The mask of such a stack is exercise 4. part(p.weightIn(), 0) is Wq.",
                    "stack(splitHeads(project(q, part(p.weightIn(), 0), part(p.biasIn(), 0)), heads)), likewise k and v; forward of new "
                            + "NaiveAttention(false) with headMask(padding, heads); reshape y to (B, heads, Tq, E/h); mergeHeads; project.")
            .build();

    private MultiHeadExercise() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("B", "sequences");
        labels.put("Tq", "queries");
        labels.put("Tk", "keys");
        labels.put("h", "heads");
        labels.put("d", "features of a head");
        labels.put("missing", "keys missing, more in each sequence");
        return labels;
    }

    private static Case in(Sizes z) {
        int keys = z.get("Tk");
        int features = z.get("h") * z.get("d");
        Tensor padding = Tensor.zeros(z.get("B"), keys);
        for (int b = 0; b < z.get("B"); b++)
            for (int j = 0; j < keys - z.get("missing") * (b + 1); j++) {
                padding.set(1, b, j);
            }
        return withParameters(
                Case.empty()
                        .with("q", Entries.halves(1, z.get("B"), z.get("Tq"), features))
                        .with("k", Entries.halves(2, z.get("B"), keys, features))
                        .with("v", Entries.halves(3, z.get("B"), keys, features))
                        .with("padding", padding)
                        .with("heads", z.get("h")),
                features);
    }

    /** Adds weights so small that no weight of attention is nearly 1. */
    static Case withParameters(Case in, int features) {
        return in.with("weightIn", Entries.halves(4, 3 * features, features).map(v -> v / 8))
                .with("biasIn", Entries.halves(5, 3 * features).map(v -> v / 2))
                .with("weightOut", Entries.halves(6, features, features))
                .with("biasOut", Entries.halves(7, features));
    }

    static MultiHeadAttention.Parameters<Tensor> parameters(Case in) {
        return new MultiHeadAttention.Parameters<>(
                in.tensor("weightIn"), in.tensor("biasIn"), in.tensor("weightOut"), in.tensor("biasOut"));
    }

    private static Forward algorithm(Choices choices) {
        return (q, k, v, padding, p, heads) -> new HeadLoops(choices).multiHead(q, k, v, padding, p, heads);
    }

    // Throws as any attention does whose mask has other keys.
    private static Tensor withItself(
            Tensor q, Tensor k, Tensor v, Tensor padding, MultiHeadAttention.Parameters<Tensor> p, int heads) {
        return EXERCISE.reference().apply(q, q, q, padding, p, heads);
    }

    // Each head is a multi-head attention of its own whose other heads' outputs are projected by 0.
    private static Tensor headByHead(
            Tensor q, Tensor k, Tensor v, Tensor padding, MultiHeadAttention.Parameters<Tensor> p, int heads) {
        int features = q.size(2);
        int size = features / heads;
        Tensor mask = padding.reshape(padding.size(0), 1, padding.size(1));
        Tensor sum = Tensor.zeros(q.shape());
        for (int n = heads - 1; n >= 0; n--) {
            Tensor out = Tensor.zeros(features, features);
            for (int o = 0; o < features; o++)
                for (int d = n * size; d < (n + 1) * size; d++) {
                    out.set(p.weightOut().get(o, d), o, d);
                }
            Tensor bias = n == 0 ? p.biasOut() : Tensor.zeros(features);
            Tensor y = new NaiveMultiHeadAttention(heads, false)
                    .forward(q, k, v, mask, new MultiHeadAttention.Parameters<>(p.weightIn(), p.biasIn(), out, bias))
                    .y();
            for (int e = 0; e < sum.length(); e++) {
                sum.data()[e] += y.data()[e];
            }
        }
        return sum;
    }

    private static Tensor inFloat(
            Tensor q, Tensor k, Tensor v, Tensor padding, MultiHeadAttention.Parameters<Tensor> p, int heads) {
        return headByHead(q, k, v, padding, p, heads).map(y -> (float) y);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (B, Tq, E).
         *
         * @param q       (B, Tq, E). Not modified.
         * @param k       (B, Tk, E). Not modified.
         * @param v       (B, Tk, E). Not modified.
         * @param padding (B, Tk), 1 where a key is real. Not modified.
         * @param p       weightIn (3E, E), biasIn (3E), weightOut (E, E), biasOut (E). Not modified.
         * @param heads   h, of which E is a multiple
         */
        Tensor apply(Tensor q, Tensor k, Tensor v, Tensor padding, MultiHeadAttention.Parameters<Tensor> p, int heads);
    }
}
