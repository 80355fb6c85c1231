package parallax.exercise.decoder;

import java.util.List;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Entrywise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.transformer.DecoderLayer;
import parallax.tensor.Tensor;

/** The way back through a layer of the decoder: to what it was given, and to the memory. */
public final class DecoderLayerGradientExercise {
    private static final Decision<Join> JOIN =
            Decision.of("join", (n, residual, sublayer) -> Entrywise.sum(residual, sublayer));
    private static final Decision<Norm> NORM = Decision.of("norm", (s, n, sum, out, d) -> s.normBackward(n, sum, d));
    private static final Decision<Given> GIVEN = Decision.of("given", (residual, d) -> residual);
    private static final Decision<Memory> MEMORY =
            Decision.of("memory", cross -> Entrywise.sum(cross.dk(), cross.dv()));

    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("decoderLayerGradient", Gradient.class)
            .call("the gradient", (f, in) -> answer(f, in))
            .reference(DecoderLayerGradientExercise::library)
            .cases(Sizes.of("B=1 T=1 S=1 missing=0 memory=0"), DecoderLayerGradientExercise::in)
            .labels(DecoderLayerExercise.LABELS)
            .settings(in -> "the gradient of " + (in.integer("of") == 0 ? "x" : "memory"))
            .probe("dx, one token to write", "S=2")
            .probe("dx, three tokens to write, five to read", "T=3 S=5")
            .probe("dMemory, three tokens to write, five to read", "T=3 S=5 memory=1")
            .probe("dMemory, as many to write as to read", "T=4 S=4 memory=1")
            .probe("dx, two sequences", "B=2 T=3 S=5 missing=2")
            .probe("dMemory, two sequences", "B=2 T=3 S=5 missing=2 memory=1")
            .mistakes(DecoderLayerGradientExercise::algorithm, mistakes())
            .right("block by block", algorithm(Choices.right()))
            .right(
                    "in float",
                    (x, memory, s, dy) -> library(x, memory, s, dy).stream()
                            .map(d -> d.map(v -> (float) v))
                            .toList())
            .hints(
                    "Compute the three sums again, as forward does. Then go through the lines from the last to the first.",
                    "A sum hands its gradient to both summands. So what went around a sublayer and what went through it are added: "
                            + "dc = d3 + feedForwardBackward(c, d3), where d3 is what norm 3 hands back.",
                    "d3 = s.normBackward(3, sum3, dy), then dc. d2 = s.normBackward(2, sum2, dc), and s.crossAttentionBackward(a, memory, d2) has "
                            + "dq for a, and dk and dv for memory. The last pair of lines is like the first.")
            .build();

    private DecoderLayerGradientExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                around("first", 1, "self-attention"),
                around("second", 2, "cross-attention"),
                around("third", 3, "feed-forward network"),
                new Mistake(
                        "around-forgotten",
                        JOIN.as((n, residual, sublayer) -> sublayer),
                        "What went around your sublayers hands nothing back",
                        "a sum has two summands: which of them gets its gradient?"),
                through("first", 1, "self-attention"),
                through("second", 2, "cross-attention"),
                through("third", 3, "feed-forward network"),
                new Mistake(
                        "through-forgotten",
                        JOIN.as((n, residual, sublayer) -> residual),
                        "What went through your sublayers hands nothing back",
                        "a sum has two summands: which of them gets its gradient?",
                        true),
                new Mistake(
                        "norms-skipped",
                        NORM.as((s, n, sum, out, d) -> d),
                        "Your gradient passes the normalisations as if they were not there",
                        "what does normBackward do to it?",
                        true),
                new Mistake(
                        "norm-at-output",
                        NORM.as((s, n, sum, out, d) -> s.normBackward(n, out, d)),
                        "Your normBackward is given what the normalisation returned",
                        "which tensor went into the normalisation?"),
                new Mistake(
                        "one-norm-for-all",
                        NORM.as((s, n, sum, out, d) -> s.normBackward(1, sum, d)),
                        "Your way back goes through the first normalisation three times",
                        "which normalisation made y?"),
                new Mistake(
                        "sublayer-before-norm",
                        GIVEN.as((residual, d) -> d),
                        "Your sublayers are handed the gradient from behind the normalisation",
                        "the sum is normalised: what has the gradient passed before it reaches the sublayer?"),
                new Mistake(
                        "keys-only",
                        MEMORY.as(MultiHeadAttention.Gradients::dk),
                        "Your memory gets the gradient of the keys alone",
                        "the memory was used twice: as keys, and as what?"),
                new Mistake(
                        "values-only",
                        MEMORY.as(MultiHeadAttention.Gradients::dv),
                        "Your memory gets the gradient of the values alone",
                        "the memory was used twice: as values, and as what?"),
                new Mistake(
                        "memory-from-queries",
                        MEMORY.as(MultiHeadAttention.Gradients::dq),
                        "Your memory gets the gradient of the queries",
                        "where did the queries come from?"));
    }

    private static Mistake around(String which, int place, String name) {
        return new Mistake(
                which + "-around-forgotten",
                JOIN.as((n, residual, sublayer) -> n == place ? sublayer : Entrywise.sum(residual, sublayer)),
                "What went around the " + name + " hands nothing back",
                "the " + name + "'s input was used twice: where?");
    }

    private static Mistake through(String which, int place, String name) {
        return new Mistake(
                which + "-through-forgotten",
                JOIN.as((n, residual, sublayer) -> n == place ? residual : Entrywise.sum(residual, sublayer)),
                "What went through the " + name + " hands nothing back",
                "the " + name + "'s input was used twice: where?",
                true);
    }

    private static Case in(Sizes z) {
        Case forward = DecoderLayerExercise.in(z);
        return Case.empty()
                .with("x", forward.tensor("x"))
                .with("memory", forward.tensor("memory"))
                .with("s", forward.get("s", Sublayers.class))
                .with("dy", Entries.halves(3, forward.tensor("x").shape()))
                .with("of", z.get("memory"));
    }

    private static Object answer(Gradient f, Case in) {
        List<Tensor> both = f.of(in.tensor("x"), in.tensor("memory"), in.get("s", Sublayers.class), in.tensor("dy"));
        return both == null ? null : both.get(in.integer("of"));
    }

    private static List<Tensor> library(Tensor x, Tensor memory, Sublayers s, Tensor dy) {
        DecoderLayer.Gradients<Tensor> gradients = s.layerBackward(x, memory, dy);
        return List.of(gradients.dx(), gradients.dMemory());
    }

    private static Gradient algorithm(Choices choices) {
        Join join = choices.of(JOIN);
        Norm norm = choices.of(NORM);
        Given given = choices.of(GIVEN);
        return (x, memory, s, dy) -> {
            Tensor sum1 = Entrywise.sum(x, s.selfAttention(x));
            Tensor a = s.norm(1, sum1);
            Tensor sum2 = Entrywise.sum(a, s.crossAttention(a, memory));
            Tensor c = s.norm(2, sum2);
            Tensor sum3 = Entrywise.sum(c, s.feedForward(c));
            Tensor d3 = norm.of(s, 3, sum3, s.norm(3, sum3), dy);
            Tensor dc = join.of(3, d3, s.feedForwardBackward(c, given.of(d3, dy)));
            Tensor d2 = norm.of(s, 2, sum2, c, dc);
            MultiHeadAttention.Gradients<Tensor> cross = s.crossAttentionBackward(a, memory, given.of(d2, dc));
            Tensor da = join.of(2, d2, cross.dq());
            Tensor d1 = norm.of(s, 1, sum1, a, da);
            Tensor dx = join.of(1, d1, s.selfAttentionBackward(x, given.of(d1, da)));
            return List.of(dx, choices.of(MEMORY).of(cross));
        };
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dx (B, T, E) and dMemory (B, S, E), in this order.
         *
         * @param x      (B, T, E). Not modified.
         * @param memory (B, S, E). Not modified.
         * @param s      what the layer is put together from
         * @param dy     (B, T, E), the gradient at the layer's output. Not modified.
         */
        List<Tensor> of(Tensor x, Tensor memory, Sublayers s, Tensor dy);
    }

    /** What went around sublayer n and what went through it, together. */
    private interface Join {
        Tensor of(int n, Tensor residual, Tensor sublayer);
    }

    /** What normalisation n hands back. */
    private interface Norm {
        Tensor of(Sublayers s, int n, Tensor sum, Tensor out, Tensor d);
    }

    /** What a sublayer is handed: of what the normalisation handed back, and what it was handed itself. */
    private interface Given {
        Tensor of(Tensor residual, Tensor d);
    }

    /** What the memory gets. */
    private interface Memory {
        Tensor of(MultiHeadAttention.Gradients<Tensor> cross);
    }
}
